import { t } from '../../src-shared/words/words.ts';
import { goTo } from '../frame/route.ts';
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
      showView(view);
      goTo('calendar');
    },
  }));
}

/** The calendar's keys, as the list of keys shows them. */
export function calendarKeys(): [keys: string[], what: string][] {
  return [
    ...calendarViews.map((view): [string[], string] => [
      [viewKeys[view].toUpperCase()],
      t(`calendar:keys.${view}`),
    ]),
    [['+', '−'], t('calendar:keys.zoom')],
    [['Alt', '←↑↓→'], t('calendar:keys.move')],
    [['Alt', '⇧', '↑↓'], t('calendar:keys.length')],
    [['↑', '↓'], t('calendar:keys.cursor')],
  ];
}
