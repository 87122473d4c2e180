import { BookingId } from '../../src-shared/domain/ids.ts';

const bookingLink = /^appointment-agent:\/\/booking\/([0-9a-f-]{36})\/?$/;

/** The booking a link means, or null when it is anything but exactly a link to one: anybody can make links. */
export function bookingOfLink(link: string): BookingId | null {
  const id = BookingId.safeParse(bookingLink.exec(link)?.[1]);
  return id.success ? id.data : null;
}
