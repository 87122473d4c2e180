import { expect, test } from 'vitest';
import { mirrorRowOf, remoteEventOf } from '../../src-main/sync/mirror-row.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { startOfDay } from '../../src-shared/domain/time.ts';
import { sampleContent, sampleStart } from '../simulation/google-samples.ts';

const stamp = {
  itemKind: 'booking',
  itemId: 'b',
  revision: 3,
  databaseId: 'd',
  writeId: 'w',
} as const;

function eventWith(parts: Partial<RemoteEvent>): RemoteEvent {
  return {
    id: 'aa1g1',
    etag: '"1"',
    status: 'confirmed',
    updatedAt: 5,
    content: sampleContent(),
    problem: null,
    stamp: null,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
    ...parts,
  };
}

test('a single timed event keeps its instants, its stamp and all it was shown with', () => {
  const event = eventWith({ stamp });
  const row = mirrorRowOf('cal', event, 4);
  expect(row).toMatchObject({
    calendar_id: 'cal',
    event_id: 'aa1g1',
    etag: '"1"',
    updated_at: 5,
    status: 'confirmed',
    seen_epoch: 4,
    item_kind: 'booking',
    item_id: 'b',
    start_at: sampleStart,
    end_at: sampleStart + 3_600_000,
    series: null,
  });
  expect(remoteEventOf(row)).toEqual(event);
});

test('an all-day event spans its days in every zone there is', () => {
  const content = {
    ...sampleContent(),
    when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' } as const,
  };
  const row = mirrorRowOf('cal', eventWith({ content }), 1);
  for (const zone of [
    'Pacific/Kiritimati',
    'Etc/GMT+12',
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Apia',
  ]) {
    expect(row.start_at).toBeLessThanOrEqual(startOfDay('2026-03-02', zone));
    expect(row.end_at).toBeGreaterThanOrEqual(startOfDay('2026-03-03', zone));
  }
});

test('a master belongs to its own series, an exception and a cancelled instance to their master', () => {
  expect(
    mirrorRowOf('cal', eventWith({ id: 'm', recurrence: ['RRULE:FREQ=DAILY'] }), 1).series,
  ).toBe('m');
  expect(mirrorRowOf('cal', eventWith({ id: 'm_1', recurringEventId: 'm' }), 1).series).toBe('m');
  const cancelled = eventWith({
    id: 'm_2',
    recurringEventId: 'm',
    status: 'cancelled',
    content: null,
  });
  expect(mirrorRowOf('cal', cancelled, 1)).toMatchObject({
    series: 'm',
    status: 'cancelled',
    start_at: null,
  });
});

test('a deleted instance that is shown with nothing but its id still belongs to its series', () => {
  const parts = { status: 'cancelled', etag: '', content: null } as const;
  expect(mirrorRowOf('cal', eventWith({ id: 'm_20260302T080000Z', ...parts }), 1).series).toBe('m');
  expect(mirrorRowOf('cal', eventWith({ id: 'm_R1_20260302', ...parts }), 1).series).toBe('m_R1');
  expect(mirrorRowOf('cal', eventWith({ id: 'm_20260302T080000Z' }), 1).series).toBeNull();
  expect(mirrorRowOf('cal', eventWith({ id: 'm_20261302', ...parts }), 1).series).toBeNull();
});

test('a bare tombstone has no span, no series and no item', () => {
  const row = mirrorRowOf(
    'cal',
    eventWith({ status: 'cancelled', etag: '', content: null, updatedAt: null }),
    2,
  );
  expect(row).toMatchObject({
    start_at: null,
    end_at: null,
    series: null,
    item_kind: null,
    item_id: null,
    etag: '',
  });
});

test('a row whose JSON is no event is refused', () => {
  expect(() => remoteEventOf({ json: '{"id":""}' })).toThrow();
});
