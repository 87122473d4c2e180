import { expect, test } from 'vitest';
import {
  fieldsToChoose,
  mergedFields,
  reasonSentence,
} from '../../src-renderer/clients/merge-values.ts';
import { changedTerms } from '../../src-renderer/services/coming-question.tsx';
import type { Client } from '../../src-shared/domain/client.ts';
import { client, service } from './samples.ts';

const pair = (first: Partial<Client>, second: Partial<Client>) => ({
  first: { ...client('Anna Berg'), ...first },
  second: { ...client('Anna Bergh'), ...second },
  reasons: [],
});

test('only what both say differently has to be chosen', () => {
  const two = pair({ phone: '1', email: 'a@x.org' }, { email: 'b@x.org', birthday: '1980-01-01' });
  expect(fieldsToChoose(two)).toEqual(['name', 'email']);
  expect(fieldsToChoose(pair({ name: 'A' }, { name: 'A' }))).toEqual([]);
});

test('one entry has what was chosen, else what there is, with the notes and tags of both', () => {
  const two = pair(
    { phone: '1', email: 'a@x.org', notes: 'knee', tags: ['VIP', 'kids'] },
    { email: 'b@x.org', birthday: '1980-01-01', notes: 'shoulder', tags: ['kids', 'new'] },
  );
  expect(mergedFields(two, { email: 'second' })).toEqual({
    name: 'Anna Berg',
    phone: '1',
    email: 'b@x.org',
    birthday: '1980-01-01',
    notes: 'knee\n\nshoulder',
    tags: ['VIP', 'kids', 'new'],
  });
  expect(mergedFields(pair({}, {}), {})).toMatchObject({ birthday: null, phone: '', notes: '' });
});

test('the same note is not kept twice', () => {
  expect(mergedFields(pair({ notes: 'knee' }, { notes: ' knee ' }), {}).notes).toBe('knee');
  expect(mergedFields(pair({ notes: 'knee' }, { notes: 'left knee' }), {}).notes).toBe('left knee');
});

test('why two may be one is said in words', () => {
  expect(reasonSentence({ reasons: ['email', 'name'] })).toBe('Same e-mail, similar name');
});

test('only price, length and what is kept free are asked about', () => {
  const massage = service('Massage', 45, 'teal', 6000);
  expect(changedTerms(massage, { ...massage, name: 'Yoga', color: 'red', location: 'x' })).toBe('');
  expect(changedTerms(massage, { ...massage, priceMinor: 7000 })).toBe('price');
  expect(
    changedTerms(massage, { priceMinor: 7000, lengthMinutes: 60, bufferAfterMinutes: 5 }),
  ).toBe('price, length and time kept free around it');
});
