import { sql, type Kysely } from 'kysely';

/** Full-text search over bookings and clients, kept in step by triggers and filled from what is already there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// The tables hold their own text: an external-content index needs the exact old words to forget a row, which
// joined names no longer have at that moment; a contentless one keeps the words of erased rows until a merge.
const options = `tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'`;

/** The booking's row of the index, for one booking or many. */
const indexBookings = (where: string) => `
  INSERT INTO booking_search (rowid, title, client, service, location, notes)
  SELECT booking.seq, coalesce(booking.title, ''), coalesce(client.name, ''), coalesce(service.name, ''),
    booking.location, booking.calendar_note || ' ' || booking.private_note
  FROM booking
  LEFT JOIN client ON client.id = booking.client_id
  LEFT JOIN service ON service.id = booking.service_id
  WHERE booking.deleted_at IS NULL AND ${where}`;

const withoutSeparators = (column: string) =>
  [' ', '-', '/', '(', ')', '+', '.', '\u00a0'].reduce(
    (text, separator) => `replace(${text}, '${separator}', '')`,
    column,
  );

/** The client's row of the index; the phone number both as written and as bare digits. */
const indexClients = (where: string) => `
  INSERT INTO client_search (rowid, name, email, phone, notes)
  SELECT seq, name, email, phone || ' ' || ${withoutSeparators('phone')}, notes FROM client WHERE ${where}`;

const statements = [
  `CREATE VIRTUAL TABLE booking_search USING fts5(title, client, service, location, notes, ${options})`,
  `CREATE VIRTUAL TABLE client_search USING fts5(name, email, phone, notes, ${options})`,
  // What is erased must not live on in the index.
  `INSERT INTO booking_search (booking_search, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO client_search (client_search, rank) VALUES ('secure-delete', 1)`,
  indexBookings('true'),
  indexClients('true'),

  `CREATE TRIGGER booking_search_insert AFTER INSERT ON booking BEGIN
    ${indexBookings('booking.seq = new.seq')};
  END`,
  `CREATE TRIGGER booking_search_update AFTER UPDATE ON booking
  WHEN old.title IS NOT new.title OR old.client_id IS NOT new.client_id OR old.service_id IS NOT new.service_id
    OR old.location IS NOT new.location OR old.calendar_note IS NOT new.calendar_note
    OR old.private_note IS NOT new.private_note OR old.deleted_at IS NOT new.deleted_at
  BEGIN
    DELETE FROM booking_search WHERE rowid = old.seq;
    ${indexBookings('booking.seq = new.seq')};
  END`,
  `CREATE TRIGGER booking_search_delete AFTER DELETE ON booking BEGIN
    DELETE FROM booking_search WHERE rowid = old.seq;
  END`,

  `CREATE TRIGGER client_search_insert AFTER INSERT ON client BEGIN
    ${indexClients('seq = new.seq')};
  END`,
  `CREATE TRIGGER client_search_update AFTER UPDATE ON client
  WHEN old.name IS NOT new.name OR old.email IS NOT new.email OR old.phone IS NOT new.phone OR old.notes IS NOT new.notes
  BEGIN
    DELETE FROM client_search WHERE rowid = old.seq;
    ${indexClients('seq = new.seq')};
  END`,
  `CREATE TRIGGER client_search_delete AFTER DELETE ON client BEGIN
    DELETE FROM client_search WHERE rowid = old.seq;
  END`,
  `CREATE TRIGGER booking_search_client_renamed AFTER UPDATE ON client WHEN old.name IS NOT new.name BEGIN
    UPDATE booking_search SET client = new.name
    WHERE rowid IN (SELECT seq FROM booking WHERE client_id = new.id AND deleted_at IS NULL);
  END`,
  `CREATE TRIGGER booking_search_service_renamed AFTER UPDATE ON service WHEN old.name IS NOT new.name BEGIN
    UPDATE booking_search SET service = new.name
    WHERE rowid IN (SELECT seq FROM booking WHERE service_id = new.id AND deleted_at IS NULL);
  END`,
];
