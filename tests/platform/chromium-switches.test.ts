import { expect, test } from 'vitest';
import { setChromiumSwitches } from '../../src-main/platform/chromium-switches.ts';

function switchesAfter(given: Record<string, string>): Record<string, string> {
  const switches = new Map(Object.entries(given));
  setChromiumSwitches({
    getSwitchValue: (name) => switches.get(name) ?? '',
    appendSwitch: (name, value) => void switches.set(name, value ?? ''),
  });
  return Object.fromEntries(switches);
}

test('the network runs in main, and a page has room for what it makes', () => {
  expect(switchesAfter({})).toEqual({
    'enable-features': 'NetworkServiceInProcess2',
    'js-flags': '--min-semi-space-size=16 --heap-growing-percent=300',
  });
});

test('what was asked for on the command line stays', () => {
  const given = { 'enable-features': 'One,Two', 'js-flags': '--trace-gc --jitless', lang: 'de' };
  expect(switchesAfter(given)).toEqual({
    'enable-features': 'One,Two,NetworkServiceInProcess2',
    'js-flags': '--trace-gc --jitless --min-semi-space-size=16 --heap-growing-percent=300',
    lang: 'de',
  });
});
