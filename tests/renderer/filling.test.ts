import { expect, test } from 'vitest';
import { newValues, withService } from '../../src-renderer/booking/form-values.ts';
import { whenOf } from '../../src-renderer/booking/form-when.ts';
import { lastServiceOf } from '../../src-renderer/booking/last-service.ts';
import { whenSentence } from '../../src-renderer/booking/when-sentence.ts';
import { at, booking, client, inMarch2026, service, zone } from './samples.ts';

inMarch2026();

const anna = client('Anna Berg');
const massage = { ...service('Massage', 40, 'teal'), location: 'Room 2' };
const physio = service('Physiotherapy', 50, 'blue');
const gone = { ...service('Foot bath', 20, 'red'), archived: true };
const services = [massage, physio, gone];

test('a client comes for what they came for last, what is still to come included', () => {
  const had = (
    given: typeof massage,
    day: string,
    status: 'confirmed' | 'cancelled' = 'confirmed',
  ) => booking({ client: anna, service: given, when: at(`${day}T09:00`, 40), with: { status } });
  const past = [had(physio, '2026-03-03'), had(massage, '2026-02-03')];
  const lastOf = (coming: typeof past, before: typeof past) =>
    lastServiceOf({ coming, past: before }, services)?.name ?? null;

  expect(lastOf([], past)).toBe('Physiotherapy');
  expect(lastOf([had(physio, '2026-04-01'), had(massage, '2026-04-08')], past)).toBe('Massage');
  expect(lastOf([had(massage, '2026-04-08', 'cancelled')], past)).toBe('Physiotherapy');
  expect(lastOf([], [had(gone, '2026-03-10'), ...past])).toBe('Physiotherapy');
  expect(lastOf([], [booking({ client: anna, when: at('2026-03-10T09:00', 40) })])).toBeNull();
  expect(lastOf([], [])).toBeNull();
});

test('a service brings its length and place, unless the person drew a length', () => {
  const values = newValues({ time: { start: '2026-03-03T09:30' }, client: anna }, zone);
  expect(withService(values, massage, false)).toMatchObject({
    service: { id: massage.id, name: 'Massage' },
    serviceText: 'Massage',
    minutes: 40,
    location: 'Room 2',
    startTime: '09:30',
  });
  expect(withService(values, massage, true).minutes).toBe(values.minutes);
});

test('the time in the fields is said in words, with whatever could be mistaken', () => {
  const now = Date.UTC(2026, 2, 3, 9, 20);
  const said = (date: string, startTime: string, laptop = zone) => {
    const fields = { allDay: false, date, startTime, which: null, minutes: 50, days: 1 };
    return whenSentence(whenOf(fields, zone), startTime, { now, timeZone: zone, laptop });
  };
  expect(said('2026-03-03', '09:30')).toBe('Tue 3 Mar 09:30–10:20');
  expect(said('2027-03-03', '09:30')).toBe('Wed 3 Mar 2027 09:30–10:20');
  expect(said('2026-03-03', '09:30', 'Asia/Tokyo')).toBe(
    'Tue 3 Mar 09:30–10:20 in Berlin (this laptop is set to Tokyo)',
  );
  expect(said('2026-10-25', '02:30')).toBe('The clocks go back that night: 02:30 comes twice.');
  expect(said('2026-03-29', '02:30')).toMatch(/^02:30 does not exist on Sun 29 Mar/);
  expect(said('2026-03-03', '')).toBeNull();
  expect(said('', '09:30')).toBeNull();
});
