const headerAndAllDayHeight = 80;
const smallest = 10;
const largest = 20;

/** The height of a quarter of an hour, so that the day's hours fill the space and the rest is a scroll away. */
export function slotHeight(spaceHeight: number, hoursShown: number): number {
  const fitting = Math.floor((spaceHeight - headerAndAllDayHeight) / Math.max(hoursShown, 1) / 4);
  return Math.min(Math.max(fitting, smallest), largest);
}
