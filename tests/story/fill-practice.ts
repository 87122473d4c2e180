import type { Page } from 'playwright-core';
import type { Bridge, Channel, Output, Request } from '../../src-shared/ipc/contract.ts';
import type { SamplePractice } from './sample-practice.ts';

/** Asks main as the page does; what it refuses is thrown. */
export async function ask<C extends Channel>(
  window: Page,
  channel: C,
  input: Request<C>,
): Promise<Output<C>> {
  const reply = await window.evaluate(
    ([channel, input]) =>
      (globalThis as unknown as { appointmentAgent: Bridge }).appointmentAgent.request(
        channel,
        input,
      ),
    [channel, input] as const,
  );
  if (reply.ok) return reply.value as Output<C>; // main has checked it against the contract
  throw new Error(`${channel}: ${reply.failure.message}`);
}

/** Writes the sample into the running app by what the window may ask, so that every rule holds for it. */
export async function fillPractice(window: Page, practice: SamplePractice): Promise<void> {
  await window.evaluate(async (practice) => {
    const { appointmentAgent } = globalThis as unknown as { appointmentAgent: Bridge };
    async function made(channel: Channel, input: unknown) {
      const reply = await appointmentAgent.request(channel, input);
      if (!reply.ok) throw new Error(`${channel}: ${reply.failure.message}`);
      return reply.value as { id: string; revision: number };
    }
    const services: string[] = [];
    for (const service of practice.services)
      services.push((await made('services.create', service)).id);
    const clients: string[] = [];
    for (const client of practice.clients) clients.push((await made('clients.create', client)).id);
    for (const booking of practice.bookings) {
      const { startAt, minutes, status, location, later } = booking;
      const { id, revision } = await made('bookings.create', {
        clientId: clients[booking.client],
        serviceId: services[booking.service],
        when: {
          allDay: false,
          startAt,
          endAt: startAt + minutes * 60_000,
          timeZone: practice.timeZone,
        },
        status,
        location,
      });
      if (later === 'cancelled') await made('bookings.cancel', { id, reason: 'Something came up' });
      else if (later !== null)
        await made('bookings.change', { id, revision, changes: { status: later } });
    }
  }, practice);
}
