import { expect, test } from 'vitest';
import { packError, unpackError } from '../../src-main/book-thread/carried-error.ts';
import { explainStartFailure } from '../../src-main/start-failure.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';

/** Over there and back, as a message goes. */
const carried = (error: unknown): Error => unpackError(structuredClone(packError(error)));

test('a refusal stays one, with its code, its field and what caused it', () => {
  const cause = Object.assign(new Error('disk full'), { code: 'ENOSPC', syscall: 'write' });
  const error = carried(
    new ExpectedError('overlap', 'Somebody is booked then.', { field: 'when', cause }),
  );
  expect(error).toBeInstanceOf(ExpectedError);
  expect(error).toMatchObject({
    name: 'ExpectedError',
    code: 'overlap',
    field: 'when',
    message: 'Somebody is booked then.',
    cause: { message: 'disk full', code: 'ENOSPC', syscall: 'write' },
  });
});

test('any other error keeps its name, code and stack, and is no refusal', () => {
  const before = new RangeError('too far');
  const error = carried(before);
  expect(error).not.toBeInstanceOf(ExpectedError);
  expect([error.name, error.message, error.stack]).toEqual(['RangeError', 'too far', before.stack]);
  expect(Object.keys(error)).not.toContain('code');
});

test('what stopped a start is explained as it would have been where it happened', () => {
  const place = { dataFolder: '/data', backups: '/data/backups' };
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  for (const error of [
    new Error('the book could not be opened', { cause: full }),
    new ExpectedError('not-allowed', 'The book is open already.'),
    new Error('anything'),
  ]) {
    expect(explainStartFailure(carried(error), place)).toEqual(explainStartFailure(error, place));
  }
});

test('what is no error, and causes without an end, come over too', () => {
  expect(carried('just words').message).toBe('just words');
  expect(carried(null).message).toBe('null');
  const endless = new Error('again');
  endless.cause = endless;
  let depth = 0;
  for (let error: unknown = carried(endless); error instanceof Error; error = error.cause)
    depth += 1;
  expect(depth).toBe(11);
});
