import type { Root } from 'react-dom/client';
import { addDays, dayOf, startOfDay } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { calendarTitle } from '../calendar/calendar-title.ts';
import { now } from '../ui/clock.ts';
import { speakAs } from '../ui/language.ts';
import { PrintSheet } from './print-sheet.tsx';
import type { SheetAddress } from './sheet-address.ts';
import { sheetContent, sheetDays } from './sheet-layout.ts';

/** Draws a sheet and nothing else; the page's title says when it is there, and what it is. */
export async function drawSheet(root: Root, address: SheetAddress): Promise<void> {
  const settings = await ask('settings.get');
  speakAs(settings);
  const zone = settings.practiceTimeZone;
  const days = sheetDays(address, settings.weekStartsOn);
  const [firstDay = address.day] = days;
  const endDay = addDays(days.at(-1) ?? firstDay, 1);
  const range = { fromAt: startOfDay(firstDay, zone), toAt: startOfDay(endDay, zone) };
  const [bookings, busy] = await Promise.all([
    ask('bookings.inRange', range),
    ask('calendar.busy', range),
  ]);
  const title = calendarTitle(firstDay, endDay);
  const content = sheetContent(address, settings, bookings, busy);
  root.render(
    <PrintSheet
      kind={address.kind}
      title={title}
      content={content}
      printedOn={dayOf(now(), zone)}
      whenDrawn={() => {
        document.title = t('print:sheet.title', { days: title });
      }}
    />,
  );
}
