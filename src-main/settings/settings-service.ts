import { defaultCancellationRules } from '../../src-shared/domain/cancellation.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, SlotId } from '../../src-shared/domain/ids.ts';
import { defaultReceiptSettings } from '../../src-shared/domain/receipts.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { ZonePreview } from '../../src-shared/domain/zone-change.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { resendUpcoming } from '../bookings/resend.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Log } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import { spanDaysIn } from './all-day-repo.ts';
import { readSettings, writeSettings } from './settings-repo.ts';
import { keepClock, type KeptClock, previewZoneMove } from './zone-move.ts';
import { t } from '../../src-shared/words/words.ts';

export type SettingsDeps = {
  db: Db;
  clock: Clock;
  log: Log;
  /** The IANA zone of this machine: the practice's, until another is stored. */
  systemTimeZone: string;
  /** Told after the commit how the settings now are, and which bookings and slots are to be read or sent again because of it. */
  changed(settings: Settings, bookingIds: BookingId[], slotIds: SlotId[]): void;
  itemChanged: ItemChanged;
};

export type SettingsService = ReturnType<typeof createSettingsService>;

/** How the practice wants the app to be. */
export function createSettingsService({
  db,
  clock,
  log,
  systemTimeZone,
  changed,
  itemChanged,
}: SettingsDeps) {
  const defaults = defaultSettings(systemTimeZone);
  const read = (from: Db): Promise<Settings> =>
    readSettings(from, defaults, (key) =>
      log.warn('a setting cannot be read; its safe value is used', { key }),
    );

  async function resendForPrivacy(tx: Tx, before: Settings, after: Settings): Promise<BookingId[]> {
    if (before.privacy === after.privacy) return [];
    return resendUpcoming(tx, itemChanged, 'all', {
      at: clock.now(),
      kind: 'privacy-changed',
      changes: [{ field: 'privacy', from: before.privacy, to: after.privacy }],
    });
  }

  return {
    get(): Promise<Settings> {
      return read(db);
    },

    /** Changes what is given. Another privacy sends the coming bookings again; another zone moves all-day ones to its days. */
    async change(changes: Partial<Settings>): Promise<Settings> {
      const { settings, bookingIds } = await db.transaction().execute(async (tx) => {
        const before = await read(tx);
        const after = withGiven(before, changes);
        refuseEmptyDay(after);
        await writeSettings(tx, changes);
        if (before.practiceTimeZone !== after.practiceTimeZone)
          await spanDaysIn(tx, after.practiceTimeZone);
        return { settings: after, bookingIds: await resendForPrivacy(tx, before, after) };
      });
      changed(settings, bookingIds, []); // after commit: no listener may see what could roll back
      return settings;
    },

    /** What moving the practice to another zone would touch. */
    async previewTimeZone({ timeZone }: Input<'settings.previewTimeZone'>): Promise<ZonePreview> {
      const { practiceTimeZone } = await read(db);
      return previewZoneMove(db, { from: practiceTimeZone, to: timeZone, now: clock.now() });
    },

    /** Moves the practice to another zone; coming bookings and openings keep their hour or their moment, as the person says. */
    async changeTimeZone({
      timeZone,
      coming,
    }: Input<'settings.changeTimeZone'>): Promise<Settings> {
      const { settings, kept } = await db.transaction().execute(async (tx) => {
        const before = await read(tx);
        const after = { ...before, practiceTimeZone: timeZone };
        const from = before.practiceTimeZone;
        if (from === timeZone) return { settings: before, kept: null };
        await writeSettings(tx, { practiceTimeZone: timeZone });
        await spanDaysIn(tx, timeZone);
        const at = clock.now();
        const kept: KeptClock | null =
          coming === 'clock'
            ? await keepClock(tx, itemChanged, { from, to: timeZone, now: at })
            : null;
        await recordUndo(tx, {
          at,
          label: t('steps:hours.zone', { timeZone }),
          parts: [
            { kind: 'practice-zone', id: 'practice', before: from, after: timeZone },
            ...(kept?.parts ?? []),
          ],
        });
        return { settings: after, kept };
      });
      changed(settings, kept?.bookingIds ?? [], kept?.slotIds ?? []);
      return settings;
    },
  };
}

/** What the window may ask about settings. */
export function settingsHandlers(
  service: SettingsService,
): Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>> {
  return {
    'settings.get': () => service.get(),
    'settings.change': (changes) => service.change(changes),
    'settings.previewTimeZone': (input) => service.previewTimeZone(input),
    'settings.changeTimeZone': (input) => service.changeTimeZone(input),
  };
}

/** The settings of an app that was just installed. */
export function defaultSettings(systemTimeZone: string): Settings {
  return {
    practiceTimeZone: systemTimeZone,
    privacy: 'full',
    theme: 'system',
    language: 'system',
    weekStartsOn: 1,
    dayStartsAtHour: 7,
    dayEndsAtHour: 20,
    cancellation: defaultCancellationRules,
    receipts: defaultReceiptSettings,
    minimumNoticeMinutes: 0,
    startStepMinutes: 15,
    reminderMinutes: 10,
    quietHours: null,
    keepsRunning: false,
  };
}

function refuseEmptyDay({ dayStartsAtHour, dayEndsAtHour }: Settings): void {
  if (dayStartsAtHour < dayEndsAtHour) return;
  throw new ExpectedError('invalid-input', t('refusals:hours.emptyDay'), {
    field: 'dayEndsAtHour',
  });
}
