/** How large the hours can be drawn, from the smallest to the largest. */
export const zooms = ['wholeDay', 'openHours', 'large', 'tenMinutes', 'fiveMinutes'] as const;
export type Zoom = (typeof zooms)[number];

/** The lines of the calendar: how far apart in minutes, which is also how fine things snap, and in pixels. */
export type Scale = { slotMinutes: number; slotHeight: number };

const headerAndAllDayHeight = 64;
/** Half an hour can be read and hit with it. */
const smallest = 12;
const largest = 20;

/** The height of a quarter of an hour, so that the day's hours fill the space and the rest is a scroll away. */
export function slotHeight(spaceHeight: number, hoursShown: number): number {
  const fitting = Math.floor((spaceHeight - headerAndAllDayHeight) / Math.max(hoursShown, 1) / 4);
  return Math.min(Math.max(fitting, smallest), largest);
}

/** The lines at each size of the hours. */
export function scaleOf(zoom: Zoom, spaceHeight: number, hoursShown: number): Scale {
  switch (zoom) {
    case 'wholeDay':
      return {
        slotMinutes: 30,
        slotHeight: Math.max((spaceHeight - headerAndAllDayHeight) / 48, 8),
      };
    case 'openHours':
      return { slotMinutes: 15, slotHeight: slotHeight(spaceHeight, hoursShown) };
    case 'large':
      return { slotMinutes: 15, slotHeight: 26 };
    case 'tenMinutes':
      return { slotMinutes: 10, slotHeight: 26 };
    case 'fiveMinutes':
      return { slotMinutes: 5, slotHeight: 24 };
  }
}

/** The next size of the hours, larger or smaller; the last stays. */
export function zoomedBy(zoom: Zoom, by: 1 | -1): Zoom {
  return zooms[zooms.indexOf(zoom) + by] ?? zoom;
}
