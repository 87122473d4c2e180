import type { CalendarOptions, EventInput } from '@fullcalendar/react';
import type { CalendarContext } from '@fullcalendar/react/protected-api';
import { useLayoutEffect } from 'react';
import { useCalendarEvents } from './use-calendar-events.ts';

export type CalendarPlugin = NonNullable<CalendarOptions['plugins']>[number];

/** The way into one calendar for its events: what the calendar has to be told of it, and what puts others in place. */
export type EventSource = {
  plugin: CalendarPlugin;
  give: (events: EventInput[]) => void;
};

/**
 * A calendar has one for as long as it lives. By a plugin and not by the calendar's option `events`: with every option
 * that is another one it draws all its lines and heads anew, and not only what is in the days. The action is the one
 * that its own handler of that option uses; an event that stays keeps its box by it, and with it the keyboard.
 */
export function makeEventSource(): EventSource {
  let calendar: CalendarContext | null = null;
  return {
    plugin: {
      name: 'event-feed',
      contextInit(context) {
        calendar = context;
      },
    },
    give(rawEvents) {
      const [sourceId] = Object.keys(calendar?.getCurrentData().eventSources ?? {});
      if (sourceId !== undefined)
        calendar?.dispatch({ type: 'RESET_RAW_EVENTS', sourceId, rawEvents });
    },
  };
}

/** What a calendar has before it was given anything: a place to put it. */
export const noEvents: EventInput[] = [];

/** Draws nothing, and gives the calendar before it what is to be drawn in the days on screen. */
export function EventFeed({ source }: { source: EventSource }): null {
  const events = useCalendarEvents();
  useLayoutEffect(() => source.give(events), [source, events]);
  return null;
}
