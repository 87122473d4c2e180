import { beforeEach, expect, test } from 'vitest';
import { createPageMail, type PageMail } from '../../src-main/window/page-mail.ts';

let heard: unknown[];
let mail: PageMail;

beforeEach(() => {
  heard = [];
  mail = createPageMail((event, facts) => void heard.push([event, facts]));
});

const open = (bookingId: string) => mail.send('window.open', { bookingId });

test('a page that listens hears at once', () => {
  mail.ready();
  open('a');
  expect(heard).toEqual([['window.open', { bookingId: 'a' }]]);
});

test('what comes before the page listens waits for it, and is delivered once', () => {
  open('a');
  mail.send('window.command', { command: 'new-booking' });
  expect(heard).toEqual([]);
  mail.ready();
  mail.ready();
  expect(heard).toEqual([
    ['window.open', { bookingId: 'a' }],
    ['window.command', { command: 'new-booking' }],
  ]);
});

test('a page that is loaded anew is waited for again', () => {
  mail.ready();
  mail.lost();
  open('a');
  expect(heard).toEqual([]);
  mail.ready();
  expect(heard).toHaveLength(1);
});

test('only the last few wait', () => {
  for (let count = 1; count <= 30; count += 1) open(String(count));
  mail.ready();
  expect(heard).toHaveLength(10);
  expect(heard.at(-1)).toEqual(['window.open', { bookingId: '30' }]);
});
