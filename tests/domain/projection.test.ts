import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '../../src-shared/domain/booking.ts';
import { contentFields } from '../../src-shared/domain/event-content.ts';
import {
  initialsOf,
  ownedFields,
  projectBooking,
  projectSlot,
} from '../../src-shared/domain/projection.ts';
import { timed } from '../support/times.ts';

const when = timed('2026-03-02T10:00');
const booking = { when, title: null, location: 'Room 2', calendarNote: 'Bring shoes' };

test('in full the calendar gets the title, the note for it and the location', () => {
  expect(projectBooking(booking, 'Anna Müller', 'Massage', 'full')).toEqual({
    summary: 'Massage: Anna Müller',
    description: 'Bring shoes',
    location: 'Room 2',
    when,
    busy: true,
  });
});

test('a title of its own goes out in full, and the plain word where there is nothing to say', () => {
  const summary = (title: string | null, client: string | null, service: string | null) =>
    projectBooking({ ...booking, title }, client, service, 'full').summary;
  expect(summary('Check-up', 'Anna', 'Massage')).toBe('Check-up');
  expect(summary(null, 'Anna', null)).toBe('Anna');
  expect(summary(null, null, 'Massage')).toBe('Massage');
  expect(summary(null, null, null)).toBe('Appointment');
});

test('with initials the calendar gets the service and two letters, and no text that was typed', () => {
  const bare = { description: '', location: '', when, busy: true };
  const summary = (client: string | null, service: string | null, title: string | null = null) =>
    projectBooking({ ...booking, title }, client, service, 'initials');
  expect(summary('Anna Müller', 'Massage')).toEqual({ ...bare, summary: 'Massage: A. M.' });
  expect(summary('Anna Müller', 'Massage', 'Anna, knee')).toEqual({
    ...bare,
    summary: 'Massage: A. M.',
  });
  expect(summary('Anna Müller', null).summary).toBe('A. M.');
  expect(summary(null, 'Massage').summary).toBe('Massage');
  expect(summary(null, null, 'Anna, knee').summary).toBe('Appointment');
});

test('when busy is all it may know, that is all it gets', () => {
  expect(projectBooking({ ...booking, title: 'x' }, 'Anna', 'Massage', 'busy')).toEqual({
    summary: 'Busy',
    description: '',
    location: '',
    when,
    busy: true,
  });
});

test('the private note can never reach a calendar', () => {
  const withNote = { ...booking, privateNote: 'SECRET' } as Pick<
    Booking,
    'when' | 'title' | 'location' | 'calendarNote' | 'privateNote'
  >;
  for (const privacy of ['full', 'initials', 'busy'] as const) {
    expect(JSON.stringify(projectBooking(withNote, 'Anna', 'Massage', privacy))).not.toContain(
      'SECRET',
    );
  }
});

test('below full, nothing of a name but its first letters gets out', () => {
  const word = fc.string({
    minLength: 3,
    maxLength: 10,
    unit: fc.constantFrom('q', 'x', 'z', 'j', 'v', 'k'),
  });
  fc.assert(
    fc.property(word, word, word, word, (first, last, title, place) => {
      const secret = { when, title: `${title} ${first}`, location: place, calendarNote: last };
      for (const privacy of ['initials', 'busy'] as const) {
        const content = projectBooking(secret, `${first} ${last}`, 'Massage', privacy);
        const sent = JSON.stringify({ ...content, when: null }).toLowerCase();
        for (const text of [first, last, title, place]) expect(sent).not.toContain(text);
      }
    }),
  );
});

test('initials are the first letters of up to three names, whatever stands around them', () => {
  expect(initialsOf('Anna Müller')).toBe('A. M.');
  expect(initialsOf('  änne-lore   von (der) Heide-Park ')).toBe('Ä. V. D.');
  expect(initialsOf('A\u0308nne')).toBe('Ä.');
  expect(initialsOf('王小明')).toBe('王.');
  expect(initialsOf('3 Monkeys')).toBe('3. M.');
  expect([initialsOf(''), initialsOf('🦷 –'), initialsOf(null)]).toEqual([null, null, null]);
});

test('what a calendar does not get is not ours to compare there', () => {
  expect(ownedFields('full')).toEqual([...contentFields]);
  expect(ownedFields('initials')).toEqual(['summary', 'when', 'busy']);
  expect(ownedFields('busy')).toEqual(['summary', 'when', 'busy']);
});

test('a slot goes out whole and takes up no time', () => {
  const slot = { when, title: 'Free', location: 'Room 2', calendarNote: 'Call us' };
  expect(projectSlot(slot)).toEqual({
    summary: 'Free',
    description: 'Call us',
    location: 'Room 2',
    when,
    busy: false,
  });
  expect(projectSlot({ ...slot, title: '' }).summary).toBe('Available');
});
