import { t } from '../../src-shared/words/words.ts';
import { useSettings } from '../store/settings-store.ts';
import { goTo } from '../frame/route.ts';
import type { CalendarView } from './calendar-views.ts';
import { calendarViews, viewKeys } from './calendar-views.ts';
import { showView } from './position-store.ts';

/** What the palette can do with the calendar, from any page. */
export function calendarCommands() {
  return calendarViews.map((view) => ({
    id: `calendar-${view}`,
    label: t(`calendar:commands.${view}`),
    also: t('calendar:commands.also'),
    key: viewKeys[view].toUpperCase(),
    run(): void {
      showView(view, useSettings.getState().settings.practiceTimeZone);
      goTo('calendar');
    },
  }));
}

/** The calendar's keys, as the list of keys shows them. */
export function calendarKeys(): [keys: string[], what: string][] {
  return [
    [keysOf('day', 'workWeek', 'week'), t('calendar:keys.weeks')],
    [keysOf('month', 'agenda'), t('calendar:keys.more')],
    [['+', '−'], t('calendar:keys.zoom')],
    [['Alt', '←↑↓→'], t('calendar:keys.move')],
    [['Alt', '⇧', '↑↓'], t('calendar:keys.length')],
    [['↑', '↓'], t('calendar:keys.cursor')],
  ];
}

function keysOf(...views: CalendarView[]): string[] {
  return views.map((view) => viewKeys[view].toUpperCase());
}
