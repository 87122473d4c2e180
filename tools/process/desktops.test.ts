import { expect, test } from 'vitest';
import { countDesktops, desktopEnvironment, listOfDesktops } from './desktops.ts';

test('outside of a session there is the one desktop of the person, and nothing to change', () => {
  expect(countDesktops({})).toBe(1);
  expect(desktopEnvironment(1, {})).toEqual({});
});

test.each([0, 3, NaN])(
  'there is no desktop %s of two, and nobody works on another instead',
  (number) => {
    const session = listOfDesktops(['/a', '/b']);
    expect(countDesktops(session)).toBe(2);
    expect(() => desktopEnvironment(number, session)).toThrow('There is no desktop');
  },
);
