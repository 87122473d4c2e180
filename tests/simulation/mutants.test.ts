import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { invariantOf } from './invariants.ts';
import { mutated, mutantsFolder, playMutant } from './mutant-folder.ts';
import { mutants } from './mutants.ts';

const minutes = 60_000;

describe('the mutants of the engine', () => {
  test('are many, and each has a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(12);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  test.each(mutants)('$name: the place it changes is there, once', async (mutant) => {
    expect(await mutated(mutant)).toContain(mutant.replace);
  });

  // `npm run simulate:mutants` hunts all of them.
  test.each([
    ['patch-without-precondition', 'every write but an insert has a precondition'],
    ['resync-clears-bookings', 'every booking exists'],
    ['deletion-is-an-order', 'only the person cancels'],
  ])(
    '%s is caught within a few seeds, because it breaks: %s',
    { timeout: 3 * minutes },
    async (name, invariant) => {
      const mutant = mutants.find((one) => one.name === name) ?? null;
      const folder = `test-${name}`;
      onTestFinished(() => rm(join(mutantsFolder, folder), { recursive: true }));
      const { trouble } = await playMutant(folder, 40, mutant);
      expect(trouble === null ? null : invariantOf(trouble)).toBe(invariant);
    },
  );
});
