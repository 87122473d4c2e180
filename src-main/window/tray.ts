import type { MenuItemConstructorOptions } from 'electron';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { canSync } from '../../src-shared/domain/can-sync.ts';
import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { dayOf, wallTimeOf } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';

/** What the tray tells of; null before it is known. */
export type TrayFacts = {
  next: { bookingId: string; title: string; startAt: number } | null;
  sync: SyncSummary;
  now: number;
  timeZone: string;
};

export type TrayActions = {
  open(bookingId: string): void;
  newBooking(): void;
  syncNow(): void;
  /** Where it says what is missing for a sync. */
  showSync(): void;
  show(): void;
  quit(): void;
};

/** The first appointment that is still to begin; whole days and what will not happen do not count. */
export function nextAppointment(bookings: readonly BookingView[], now: number): TrayFacts['next'] {
  const [first] = bookings
    .flatMap(({ id, displayTitle, when, status }) =>
      when.allDay || when.startAt <= now || (status !== 'confirmed' && status !== 'tentative')
        ? []
        : [{ bookingId: id, title: displayTitle, startAt: when.startAt }],
    )
    .toSorted((a, b) => a.startAt - b.startAt);
  return first ?? null;
}

/** The tray's menu: what comes next, how the sync stands, and what one may want without opening the window first. */
export function trayTemplate(
  facts: TrayFacts | null,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  return [
    ...(facts === null ? [] : factItems(facts, actions)),
    { label: t('shell:menu.newBooking'), click: actions.newBooking },
    {
      label: t('shell:menu.syncNow'),
      click: facts === null || canSync(facts.sync) ? actions.syncNow : actions.showSync,
    },
    { type: 'separator' },
    { label: t('shell:tray.show'), click: actions.show },
    { label: t('shell:menu.quit'), click: actions.quit },
  ];
}

function factItems(facts: TrayFacts, actions: TrayActions): MenuItemConstructorOptions[] {
  const { next, sync } = facts;
  const appointment: MenuItemConstructorOptions =
    next === null
      ? { label: t('shell:tray.nothingNext'), enabled: false }
      : {
          label: t('shell:tray.next', {
            when: startWords(next.startAt, facts),
            title: asLabel(next.title),
          }),
          click: () => actions.open(next.bookingId),
        };
  return [appointment, { label: asLabel(syncWords(sync)), enabled: false }, { type: 'separator' }];
}

/** What shows when the pointer rests on the tray: no names, since anybody may be looking. */
export function trayTooltip(facts: TrayFacts | null): string {
  if (facts === null) return 'Appointment Agent';
  const { next } = facts;
  return next === null
    ? t('shell:tray.tooltipNothing')
    : t('shell:tray.tooltip', { when: startWords(next.startAt, facts) });
}

/** How the sync stands, in a few words: what needs attention first, then what waits. */
export function syncWords({
  state,
  failed,
  needsDecision,
  waiting,
  headline,
}: SyncSummary): string {
  const attention = failed + needsDecision;
  if (state === 'not-connected') return t('shell:tray.notConnected');
  if (attention > 0) return t('shell:tray.attention', { count: attention });
  if (state === 'offline') {
    return waiting > 0 ? t('shell:tray.offlineWaiting', { waiting }) : t('shell:tray.offline');
  }
  if (waiting > 0) return t('shell:tray.waiting', { waiting });
  return firstSentence(headline);
}

function firstSentence(text: string): string {
  return /^[^.]*/.exec(text)?.[0] ?? text;
}

/** "at 14:00", "tomorrow at 09:00", "on Fri 6 Mar at 09:00". */
function startWords(startAt: number, { now, timeZone }: TrayFacts): string {
  const [day, today] = [dayOf(startAt, timeZone), dayOf(now, timeZone)];
  const time = wallTimeOf(startAt, timeZone).slice(11);
  if (day === today) return t('when.today', { time });
  if (day === dayOf(now + 24 * 3600_000, timeZone)) return t('when.tomorrow', { time });
  return t('when.onDay', { day: dateWords(day, 'day'), time });
}

/** As a label of a menu: not too long, and "&" marks no key (a doubled one is drawn as one). */
function asLabel(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return short.replaceAll('&', '&&');
}
