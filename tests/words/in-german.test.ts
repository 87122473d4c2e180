import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startLoopbackServer } from '../../src-main/calendars/google/loopback-server.ts';
import { explainOAuthError } from '../../src-main/calendars/google/oauth-messages.ts';
import { readGrantedScopes } from '../../src-main/calendars/google/scopes.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { receiptPage } from '../../src-main/money/receipt-page.ts';
import { explainStartFailure } from '../../src-main/start-failure.ts';
import { menuTemplate } from '../../src-main/window/menu.ts';
import { trayTemplate, trayTooltip } from '../../src-main/window/tray.ts';
import { whyNotStatus } from '../../src-shared/domain/booking-life.ts';
import { describeClashes } from '../../src-shared/domain/clash-text.ts';
import { faultInDay } from '../../src-shared/domain/hours-rules.ts';
import { projectBooking, projectSlot } from '../../src-shared/domain/projection.ts';
import {
  cancellingContent,
  defaultReceiptSettings,
  ReceiptContent,
  receiptContent,
} from '../../src-shared/domain/receipts.ts';
import { reminderWords } from '../../src-shared/domain/reminders.ts';
import { slotTitleOf } from '../../src-shared/domain/slot.ts';
import { verdictOf } from '../../src-shared/domain/sync-verdict.ts';
import type { Channel } from '../../src-shared/ipc/contract.ts';
import { speak } from '../../src-shared/words/words.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { testPractice } from '../support/test-practice.ts';
import { instantOf, practiceZone, timed } from '../support/times.ts';

beforeEach(() => speak('de'));
afterEach(() => speak('en'));

const morning = timed('2026-03-03T09:00', 50);

describe('a refusal', () => {
  const moment = { now: testNow, timeZone: practiceZone };

  test('says why a booking can’t get a status', () => {
    const booking = {
      status: 'confirmed',
      when: morning,
      paidAt: null,
      receiptNumber: null,
    } as const;
    expect(whyNotStatus(booking, 'completed', moment)).toBe(
      'Er hat noch nicht begonnen (Di 3. März 2026, 09:00–09:50) und kann daher nicht erledigt sein.',
    );
  });

  test('says what is in the way, and what else', () => {
    const taken = { kind: 'booking', id: 'b', title: 'Massage: Anna', when: morning } as never;
    expect(describeClashes([taken])).toMatch(
      /^Diese Zeit überschneidet sich mit Massage: Anna, .* Es wurde nichts geändert\. Wählen Sie/,
    );
    expect(describeClashes([taken, taken, taken])).toContain('und 2 weitere Überschneidungen');
    const both = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ];
    expect(faultInDay(both)).toBe(
      'An diesem Tag überschneiden sich zwei Zeiten, 09:00–12:00 und 11:00–13:00',
    );
  });

  test('of bad input is said by our schemas and by zod itself', async () => {
    const { answer } = serve({} as never, (error) => {
      throw error;
    });
    const ask = (channel: Channel, input: unknown) => answer('page', channel, input);
    expect(await ask('clients.create', { name: ' ' })).toMatchObject({
      failure: { message: 'ein Kunde braucht einen Namen', field: 'name' },
    });
    expect(await ask('clients.create', null)).toMatchObject({
      failure: { message: expect.stringMatching(/^Ungültige Eingabe/) as string },
    });
  });

  test('of a sign-in says what to do at Google', () => {
    expect(explainOAuthError('access_denied').message).toMatch(/^Der Zugriff wurde auf der Seite/);
    expect(() => readGrantedScopes('openid')).toThrow(
      /ohne „Termine in allen .*“ und „Liste der Google-Kalender .*“ verbunden/,
    );
  });

  test('to start says what is safe', () => {
    const place = { dataFolder: '/daten', backups: '/daten/backups' };
    const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    expect(explainStartFailure(full, place)).toEqual({
      title: 'Der Datenträger ist voll',
      message: expect.stringContaining('Es wurde nichts geändert.') as string,
    });
    expect(explainStartFailure(new Error('odd'), place).message).toContain('/daten/backups');
  });
});

test('the verdict on the sync says what is the matter, and what helps', () => {
  const well = {
    isConnected: true,
    isOffline: false,
    accountError: null,
    calendarError: null,
    needsReconnect: false,
    clockOffsetMs: null,
    databaseError: null,
    keychainWorks: true,
    itemError: null,
  };
  expect(verdictOf(well)).toEqual({
    kind: 'well',
    cause: 'Alles läuft, wie es soll.',
    remedy: null,
  });
  expect(verdictOf({ ...well, clockOffsetMs: -7_200_000 }).cause).toContain(
    'geht 120 Minuten nach',
  );
  expect(verdictOf({ ...well, calendarError: 'forbidden' }).remedy).toContain('Eigentümer');
});

describe('outside of the window', () => {
  const labelsOf = (isMac: boolean): string[] => {
    const items = menuTemplate({
      appName: 'Appointment Agent',
      isMac,
      isDevelopment: false,
      theme: 'dark',
      run: () => undefined,
    });
    return items.flatMap(({ label, submenu }) => [
      label ?? '',
      ...(Array.isArray(submenu) ? submenu : []).flatMap((item) =>
        item.type === 'separator' ? [] : (item.label ?? `no label: ${item.role}`),
      ),
    ]);
  };

  test.each([true, false])('every entry of the menus has a name of ours (mac: %s)', (isMac) => {
    const labels = labelsOf(isMac);
    expect(labels).toEqual(
      expect.arrayContaining(['Neuer Termin\u00a0…', 'Kopieren', 'Vergrößern']),
    );
    expect(labels).toContain(isMac ? 'Bearbeiten' : '&Bearbeiten');
    expect(labels.filter((label) => label.startsWith('no label'))).toEqual([]);
    speak('en');
    const same = labelsOf(isMac).filter((label) => labels.includes(label));
    expect(same.filter((label) => label !== 'Appointment Agent')).toEqual([]);
  });

  test('the tray tells what comes next and how the sync stands', () => {
    const sync = {
      state: 'offline',
      headline: '',
      lastSyncedAt: null,
      nextSyncAt: null,
      waiting: 3,
      failed: 0,
      needsDecision: 0,
    } as const;
    const facts = {
      next: { bookingId: 'b', title: 'Massage: Anna', startAt: instantOf('2026-03-03T14:00') },
      sync,
      now: testNow,
      timeZone: practiceZone,
    };
    const nothing = (): void => undefined;
    const actions = {
      open: nothing,
      newBooking: nothing,
      syncNow: nothing,
      showSync: nothing,
      show: nothing,
      quit: nothing,
    };
    expect(trayTemplate(facts, actions).flatMap(({ label }) => label ?? [])).toEqual([
      'Als Nächstes: morgen um 14:00 Massage: Anna',
      'Kein Netz, 3 noch zu übertragen',
      'Neuer Termin\u00a0…',
      'Jetzt abgleichen',
      'Appointment Agent zeigen',
      'Beenden',
    ]);
    const friday = { ...facts.next, startAt: instantOf('2026-03-06T09:00') };
    expect(trayTooltip({ ...facts, next: friday })).toBe(
      'Appointment Agent: nächster Termin am Fr 6. März um 09:00',
    );
  });

  test('a reminder says when it is', () => {
    const booking = { displayTitle: 'Massage', location: '', startAt: testNow + 75 * 60_000 };
    const hidden = { privacy: 'busy', practiceTimeZone: practiceZone } as const;
    expect(reminderWords(booking, hidden, testNow)).toEqual({
      title: expect.stringMatching(/^Termin um \d\d:\d\d$/) as string,
      body: 'In 1\u00a0Std. 15\u00a0Min.',
    });
  });

  test('the browser is told that only a sign-in can come in', async () => {
    const server = await startLoopbackServer('state');
    onTestFinished(() => server.close());
    const page = await (await fetch(`${server.redirectUri}/elsewhere`)).text();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('Hier kann nur eine Anmeldung ankommen.');
  });
});

describe('a receipt', () => {
  const settings = {
    ...defaultReceiptSettings,
    practiceName: 'Praxis',
    practiceAddress: 'Weg 1',
    taxPercent: 7.5,
  };
  const issue = { number: '2026-0001', at: testNow, timeZone: practiceZone };
  const issued = () =>
    receiptContent(
      {
        clientName: 'Anna',
        lines: [{ text: 'Massage', amountMinor: 10_750 }],
        currency: 'EUR',
        paidAt: testNow,
        paidMethod: 'cash',
      },
      settings,
      issue,
    );

  test('is in the language it was issued in, whatever is spoken when it is printed', () => {
    const content = issued();
    const page = receiptPage(content);
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<h1>Quittung 2026-0001</h1>');
    expect(page).toContain('Darin 7,5\u00a0% Umsatzsteuer');
    expect(page).toContain('Bar bezahlt am Mo 2. März 2026.');
    speak('en');
    expect(receiptPage(content)).toBe(page);
    expect(receiptPage(issued())).toContain('<h1>Receipt 2026-0001</h1>');
  });

  test('from before there was another language is English', () => {
    const { language: _, ...old } = issued();
    expect(receiptPage(ReceiptContent.parse(old))).toContain('<h1>Receipt 2026-0001</h1>');
  });

  test('is cancelled in its own language', () => {
    const content = issued();
    speak('en');
    const page = receiptPage(cancellingContent(content, { ...issue, number: '2026-0002' }));
    expect(page).toContain('Storno einer Quittung 2026-0002');
    expect(page).toContain('Damit ist die Quittung 2026-0001 storniert.');
  });
});

test('what goes into an event is the same in every language: nothing is sent again for that', () => {
  const untitled = { when: morning, title: null, location: '', calendarNote: '' };
  const opening = { when: morning, title: '', location: '', calendarNote: '' };
  const sent = () => [
    projectBooking(untitled, null, null, 'full'),
    projectBooking(untitled, null, null, 'initials'),
    projectBooking(untitled, null, null, 'busy'),
    projectSlot(opening),
  ];
  expect(slotTitleOf(opening)).toBe('Frei');
  const inGerman = sent();
  speak('en');
  expect(sent()).toEqual(inGerman);
  expect(inGerman.map(({ summary }) => summary)).toEqual([
    'Appointment',
    'Appointment',
    'Busy',
    'Available',
  ]);
});

test('a step of the person is named in the language that was spoken when it was taken', async () => {
  const { bookings, undo } = await testPractice();
  await bookings.create(bookingDraft({ title: 'Massage', when: morning }));
  expect((await undo.state()).undo).toBe('Gebucht: Massage');
  speak('en');
  expect((await undo.state()).undo).toBe('Gebucht: Massage');
  const next = { step: null, bookAnyway: false };
  await undo.undo(next);
  await expect(undo.undo(next)).rejects.toThrow('There is nothing to undo.');
});
