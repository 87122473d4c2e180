import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contentFields,
  differingFields,
  type EventContent,
  sameField,
} from '../../src-shared/domain/event-content.ts';
import { merge, withFields } from '../../src-main/sync/merge.ts';
import { days, timed } from '../support/times.ts';
import { content } from './sync-arbitraries.ts';

const base = fc.option(content, { freq: 4 });

describe('a merge', () => {
  test('sees the same from both sides', () => {
    fc.assert(
      fc.property(base, content, content, (base, here, there) => {
        const from = merge(base, here, there);
        const back = merge(base, there, here);
        expect(back).toEqual({
          fromRemote: from.fromLocal,
          fromLocal: from.fromRemote,
          conflicting: from.conflicting,
        });
      }),
    );
  });

  test('names each field that differs exactly once, and no other', () => {
    fc.assert(
      fc.property(base, content, content, (base, here, there) => {
        const { fromRemote, fromLocal, conflicting } = merge(base, here, there);
        const named = [...fromRemote, ...fromLocal, ...conflicting];
        expect(named.toSorted()).toEqual(differingFields(here, there).toSorted());
      }),
    );
  });

  test('finds nothing to do where both sides have the same, however it came about', () => {
    fc.assert(
      fc.property(base, content, (base, both) => {
        expect(merge(base, both, { ...both })).toEqual({
          fromRemote: [],
          fromLocal: [],
          conflicting: [],
        });
      }),
    );
  });

  test('takes every difference for a conflict when nothing was agreed', () => {
    fc.assert(
      fc.property(content, content, (here, there) => {
        const found = merge(null, here, there);
        expect(found).toEqual({
          fromRemote: [],
          fromLocal: [],
          conflicting: differingFields(here, there),
        });
      }),
    );
  });

  test('leaves nothing to take over once it was taken over', () => {
    fc.assert(
      fc.property(base, content, content, (base, here, there) => {
        const merged = withFields(here, there, merge(base, here, there).fromRemote);
        const again = merge(there, merged, there);
        expect(again.fromRemote).toEqual([]);
        expect(again.conflicting).toEqual([]);
      }),
    );
  });

  test('never takes over a field that was changed here', () => {
    fc.assert(
      fc.property(content, content, content, (base, here, there) => {
        for (const field of merge(base, here, there).fromRemote) {
          expect(sameField(field, base, here)).toBe(true);
        }
      }),
    );
  });
});

describe('field by field', () => {
  const agreed: EventContent = {
    summary: 'Massage',
    description: '',
    location: 'Room 1',
    when: timed('2026-03-02T09:00'),
    busy: true,
  };

  test('a change there only is taken over, a change here only is sent', () => {
    const here = { ...agreed, summary: 'Yoga' };
    const there = { ...agreed, location: 'Room 2' };
    expect(merge(agreed, here, there)).toEqual({
      fromRemote: ['location'],
      fromLocal: ['summary'],
      conflicting: [],
    });
  });

  test('two different changes of one field are a conflict', () => {
    const found = merge(agreed, { ...agreed, summary: 'Yoga' }, { ...agreed, summary: 'Pilates' });
    expect(found.conflicting).toEqual(['summary']);
  });

  test('the same change on both sides is none', () => {
    const both = { ...agreed, summary: 'Yoga' };
    expect(merge(agreed, both, { ...both }).conflicting).toEqual([]);
  });

  test.each([
    ['another start', timed('2026-03-02T10:00')],
    ['another length', timed('2026-03-02T09:00', 90)],
    ['the whole day', days('2026-03-02', '2026-03-03')],
    ['another zone', timed('2026-03-02T08:00', 60, 'Europe/London')],
  ])('%s is one field with all there is to a time', (_what, when) => {
    const moved = { ...agreed, when };
    expect(merge(agreed, agreed, moved)).toEqual({
      fromRemote: ['when'],
      fromLocal: [],
      conflicting: [],
    });
    const here = { ...agreed, when: timed('2026-03-02T15:00') };
    expect(merge(agreed, here, moved).conflicting).toEqual(['when']);
  });
});

describe('replacing fields', () => {
  test('takes those that were named and keeps the others', () => {
    fc.assert(
      fc.property(content, content, fc.subarray([...contentFields]), (one, other, fields) => {
        const result = withFields(one, other, fields);
        for (const field of contentFields) {
          expect(result[field]).toEqual(fields.includes(field) ? other[field] : one[field]);
        }
      }),
    );
  });
});
