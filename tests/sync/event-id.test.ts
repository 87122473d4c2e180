import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventIdOf, generationOf } from '../../src-main/sync/event-id.ts';

const uuid = fc.uuid();
const generation = fc.nat(999_999);

describe('the id of an event', () => {
  test('has only letters and digits that Google allows, and a length it allows', () => {
    fc.assert(
      fc.property(uuid, generation, (id, generation) => {
        expect(eventIdOf(id, generation)).toMatch(/^[a-v0-9]{5,1024}$/);
      }),
    );
  });

  test('tells its generation again, for its own item only', () => {
    fc.assert(
      fc.property(uuid, uuid, generation, (id, other, generation) => {
        fc.pre(id !== other);
        expect(generationOf(eventIdOf(id, generation), id)).toBe(generation);
        expect(generationOf(eventIdOf(id, generation), other)).toBeNull();
      }),
    );
  });

  test('is another one for each item and each generation', () => {
    fc.assert(
      fc.property(uuid, uuid, generation, generation, (one, other, first, second) => {
        fc.pre(one !== other || first !== second);
        expect(eventIdOf(one, first)).not.toBe(eventIdOf(other, second));
      }),
    );
  });

  const id = '01900000-0000-7000-8000-000000000001';

  test('is spelled out from the item', () => {
    expect(eventIdOf(id, 2)).toBe('aa01900000000070008000000000000001g2');
  });

  test.each([
    ['an id of Google’s', '_60q30c1g60o30e1i60o4ac1g60rj8gpl'],
    ['an instance of our event', `${eventIdOf(id, 0)}_20260302T090000Z`],
    ['one without a generation', eventIdOf(id, 0).slice(0, -1)],
    ['one with more behind it', `${eventIdOf(id, 0)}x`],
    ['one with a number that no app ever counts to', eventIdOf(id, 12_345_678)],
    ['an empty one', ''],
  ])('%s is not ours', (_what, eventId) => {
    expect(generationOf(eventId, id)).toBeNull();
  });
});
