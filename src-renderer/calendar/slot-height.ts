const headerAndAllDayHeight = 80;
const smallest = 19;
const largest = 40;

/** The height of half an hour, so that the day's hours fill the space and the rest is a scroll away. */
export function slotHeight(spaceHeight: number, hoursShown: number): number {
  const fitting = Math.floor((spaceHeight - headerAndAllDayHeight) / Math.max(hoursShown, 1) / 2);
  return Math.min(Math.max(fitting, smallest), largest);
}
