import { sql, type Kysely } from 'kysely';

/**
 * What the practice knows of its people and what it offers: a service's place; a client's tags, birthday, and whether
 * they were merged into another. Search finds a name however its umlauts are written, and any part of a phone number.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements()) await sql.raw(statement).execute(db);
  const { rows } = await sql<{ seq: number; name: string }>`SELECT seq, name FROM client`.execute(
    db,
  );
  for (const { seq, name } of rows) {
    await sql`UPDATE client SET sort_key = ${sortKeyOf(name)} WHERE seq = ${seq}`.execute(db);
  }
}

/** As the app orders names at the time of this migration; whoever is changed later gets a new key then. */
function sortKeyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}

const replaced = (text: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((inner, [from, to]) => `replace(${inner}, '${from}', '${to}')`, text);

const spellings = {
  a: 'áàâäãåāăąæ',
  e: 'éèêëēėęě',
  o: 'óòôöõøōőœ',
  u: 'úùûüũūůűų',
  l: 'ł',
  ss: 'ß',
};
/** Grave, acute, circumflex, tilde, macron, breve, dot, umlaut, ring, double acute, caron, cedilla, ogonek. */
const marks = Array.from(
  '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328',
);
const plainLetters = Object.entries(spellings).flatMap(([plain, letters]) =>
  Array.from(letters).flatMap((letter) => [
    [letter, plain] as const,
    [letter === 'ß' ? 'ẞ' : letter.toUpperCase(), plain] as const,
  ]),
);

/**
 * One spelling for "ü", "ue" and "u", and for "ß" and "ss". Other marks and capitals are taken off by the tokenizer; what
 * is typed is treated the same (`src-shared/domain/folding.ts`).
 */
const folded = (column: string) =>
  replaced(`lower(${column})`, [
    ...marks.map((mark) => [mark, ''] as const),
    ...plainLetters,
    ['ae', 'a'],
    ['oe', 'o'],
    ['ue', 'u'],
  ]);

const bareNumber = replaced(
  'phone',
  [' ', '-', '/', '(', ')', '.', '\u00a0'].map((separator) => [separator, ''] as const),
);

/** A number as it is dialled at home: "+49 (0)171", "0049 171" and "0171" are one; other countries begin with 00. */
const nationalNumber = `CASE
    WHEN substr(phone_digits, 1, 4) = '+490' THEN '0' || substr(phone_digits, 5)
    WHEN substr(phone_digits, 1, 3) = '+49' THEN '0' || substr(phone_digits, 4)
    WHEN substr(phone_digits, 1, 5) = '00490' THEN '0' || substr(phone_digits, 6)
    WHEN substr(phone_digits, 1, 4) = '0049' THEN '0' || substr(phone_digits, 5)
    WHEN substr(phone_digits, 1, 1) = '+' THEN '00' || substr(phone_digits, 2)
    ELSE phone_digits
  END`;

const options = `tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'`;

const indexBookings = (where: string) => `
  INSERT INTO booking_search (rowid, title, client, service, location, notes)
  SELECT booking.seq, ${folded(`coalesce(booking.title, '')`)}, ${folded(`coalesce(client.name, '')`)},
    ${folded(`coalesce(service.name, '')`)}, ${folded('booking.location')},
    ${folded(`booking.calendar_note || ' ' || booking.private_note`)}
  FROM booking
  LEFT JOIN client ON client.id = booking.client_id
  LEFT JOIN service ON service.id = booking.service_id
  WHERE booking.deleted_at IS NULL AND ${where}`;

/** Of a number only what was written beside it; the digits have an index of their own. */
const indexClients = (where: string) => `
  INSERT INTO client_search (rowid, name, email, phone, tags, notes)
  SELECT seq, ${folded('name')}, ${folded('email')},
    CASE WHEN phone_digits GLOB '*[^0-9+]*' THEN ${folded('phone')} ELSE '' END, ${folded('tags_json')}, ${folded('notes')}
  FROM client WHERE ${where}`;

/** Both ways a German number may be begun, so that any part of either is found. */
const indexPhones = (where: string) => `
  INSERT INTO client_phone (rowid, digits)
  SELECT seq, phone_key || CASE WHEN phone_key GLOB '0[1-9]*' THEN ' 0049' || substr(phone_key, 2) ELSE '' END
  FROM client WHERE phone_key <> '' AND ${where}`;

/** Put together only where they are needed: it is a lot of text, and every start loads this file. */
const statements = () => [
  `ALTER TABLE service ADD COLUMN location TEXT NOT NULL DEFAULT ''`,

  `ALTER TABLE client ADD COLUMN tags_json TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE client ADD COLUMN birthday TEXT`,
  `ALTER TABLE client ADD COLUMN sort_key TEXT NOT NULL DEFAULT ''`,
  // Set: this was a second entry of the other client, and is kept only so that the merge can be taken back.
  `ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id)`,
  `ALTER TABLE client ADD COLUMN phone_digits TEXT NOT NULL GENERATED ALWAYS AS (${bareNumber}) VIRTUAL`,
  `ALTER TABLE client ADD COLUMN phone_key TEXT NOT NULL GENERATED ALWAYS AS (${nationalNumber}) VIRTUAL`,
  `CREATE INDEX client_by_name ON client (archived, sort_key, seq) WHERE merged_into IS NULL`,
  `CREATE INDEX client_by_merge ON client (merged_into) WHERE merged_into IS NOT NULL`,
  // When a client comes next and came last, from the index alone.
  `CREATE INDEX booking_by_client_visit ON booking (client_id, start_at, status, deleted_at) WHERE deleted_at IS NULL`,

  `CREATE TABLE client_merge (
    dropped_id TEXT PRIMARY KEY REFERENCES client (id),
    kept_id TEXT NOT NULL REFERENCES client (id),
    at INTEGER NOT NULL,
    booking_ids_json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Two entries that the person has looked at and said are two people.
  `CREATE TABLE client_apart (
    first_id TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    second_id TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX client_apart_by_second ON client_apart (second_id)`,

  ...[
    'booking_search_insert',
    'booking_search_update',
    'booking_search_delete',
    'client_search_insert',
    'client_search_update',
    'client_search_delete',
    'booking_search_client_renamed',
    'booking_search_service_renamed',
  ].map((trigger) => `DROP TRIGGER ${trigger}`),
  `DROP TABLE booking_search`,
  `DROP TABLE client_search`,

  `CREATE VIRTUAL TABLE booking_search USING fts5(title, client, service, location, notes, ${options})`,
  `CREATE VIRTUAL TABLE client_search USING fts5(name, email, phone, tags, notes, ${options})`,
  `CREATE VIRTUAL TABLE client_phone USING fts5(digits, tokenize = 'trigram')`,
  ...['booking_search', 'client_search', 'client_phone'].map(
    (index) => `INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 1)`,
  ),
  indexBookings('true'),
  indexClients('true'),
  indexPhones('true'),

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
    ${indexPhones('seq = new.seq')};
  END`,
  `CREATE TRIGGER client_search_update AFTER UPDATE ON client
  WHEN old.name IS NOT new.name OR old.email IS NOT new.email OR old.phone IS NOT new.phone
    OR old.tags_json IS NOT new.tags_json OR old.notes IS NOT new.notes
  BEGIN
    DELETE FROM client_search WHERE rowid = old.seq;
    ${indexClients('seq = new.seq')};
  END`,
  `CREATE TRIGGER client_phone_update AFTER UPDATE ON client WHEN old.phone IS NOT new.phone BEGIN
    DELETE FROM client_phone WHERE rowid = old.seq;
    ${indexPhones('seq = new.seq')};
  END`,
  `CREATE TRIGGER client_search_delete AFTER DELETE ON client BEGIN
    DELETE FROM client_search WHERE rowid = old.seq;
    DELETE FROM client_phone WHERE rowid = old.seq;
  END`,
  `CREATE TRIGGER booking_search_client_renamed AFTER UPDATE ON client WHEN old.name IS NOT new.name BEGIN
    UPDATE booking_search SET client = ${folded('new.name')}
    WHERE rowid IN (SELECT seq FROM booking WHERE client_id = new.id AND deleted_at IS NULL);
  END`,
  `CREATE TRIGGER booking_search_service_renamed AFTER UPDATE ON service WHEN old.name IS NOT new.name BEGIN
    UPDATE booking_search SET service = ${folded('new.name')}
    WHERE rowid IN (SELECT seq FROM booking WHERE service_id = new.id AND deleted_at IS NULL);
  END`,
];
