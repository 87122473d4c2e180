import { expect, test } from 'vitest';
import { type Command, matchingCommands } from '../../src-renderer/frame/commands.ts';

const commands: Command[] = [
  { id: 'book', label: 'New booking', also: 'appointment add', run: () => undefined },
  { id: 'sync', label: 'Sync now', also: 'google', run: () => undefined },
  { id: 'go', label: 'Go to Sync', also: 'log', run: () => undefined },
];
const found = (text: string) => matchingCommands(commands, text).map(({ id }) => id);

test('nothing typed offers everything', () => {
  expect(found(' ')).toEqual(['book', 'sync', 'go']);
});

test('every word typed has to begin a word of the command, in any order', () => {
  expect(found('sync')).toEqual(['sync', 'go']);
  expect(found('now SY')).toEqual(['sync']);
  expect(found('ync')).toEqual([]);
  expect(found('sync tomorrow')).toEqual([]);
});

test('what is called so comes before what is also known so', () => {
  expect(found('a')).toEqual(['book']);
  expect(found('go')).toEqual(['go', 'sync']);
});
