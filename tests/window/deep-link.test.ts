import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookingOfLink } from '../../src-main/window/booking-of-link.ts';
import { createLinkInbox, linkIn } from '../../src-main/window/deep-link.ts';
import { uuidOf } from '../support/fakes.ts';

const link = `appointment-agent://booking/${uuidOf(7)}`;

test('a link to a booking names its id, with or without the slash that browsers add', () => {
  expect(bookingOfLink(link)).toBe(uuidOf(7));
  expect(bookingOfLink(`${link}/`)).toBe(uuidOf(7));
});

test.each([
  '',
  'appointment-agent:',
  'appointment-agent://booking/',
  'appointment-agent://booking/1',
  `appointment-agent://booking/${uuidOf(7).toUpperCase().replace('1', 'A')}`,
  `appointment-agent://client/${uuidOf(7)}`,
  `appointment-agent://booking/${uuidOf(7)}?do=cancel`,
  `appointment-agent://booking/${uuidOf(7)}#x`,
  `appointment-agent://booking/../${uuidOf(7)}`,
  `appointment-agent://booking/${uuidOf(7)}/x`,
  `appointment-agent://user@booking/${uuidOf(7)}`,
  `https://booking/${uuidOf(7)}`,
  ` ${link}`,
  `${link}\n`,
  `appointment-agent://booking/${'-'.repeat(36)}`,
])('"%s" means no booking', (text) => {
  expect(bookingOfLink(text)).toBeNull();
});

test('whatever is added to a link makes it one that means nothing', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.boolean(), (more, isBefore) => {
      fc.pre(isBefore || more !== '/');
      expect(bookingOfLink(isBefore ? more + link : link + more)).toBeNull();
    }),
  );
});

test('the link is found among the arguments of a start', () => {
  expect(linkIn(['electron', '.', '--flag', link])).toBe(link);
  expect(linkIn(['app', 'APPOINTMENT-AGENT:x'])).toBe('APPOINTMENT-AGENT:x');
  expect(linkIn(['app', '--user-data-dir=/appointment-agent:x', '/tmp'])).toBeNull();
});

test('links that come before anybody can open them are opened later, in order, and each once', () => {
  const inbox = createLinkInbox();
  const opened: string[] = [];
  inbox.put('a');
  inbox.put('b');
  inbox.openWith((text) => void opened.push(text));
  inbox.put('c');
  expect(opened).toEqual(['a', 'b', 'c']);
});
