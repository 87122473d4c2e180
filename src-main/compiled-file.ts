import { crc32 } from 'node:zlib';

/** Where its parts begin, in bytes: the checksum of all that follows, how long the list of names is, and the list. */
const at = { checksum: 0, listLength: 4, list: 8 } as const;

/** Puts named pieces into one: a checksum, a list of their names and lengths, and then the pieces. */
export function pack(pieces: ReadonlyMap<string, Buffer>): Buffer {
  const list = Buffer.from(JSON.stringify([...pieces].map(([name, { length }]) => [name, length])));
  const head = Buffer.alloc(at.list);
  head.writeUInt32LE(list.length, at.listLength);
  const packed = Buffer.concat([head, list, ...pieces.values()]);
  packed.writeUInt32LE(checksumOf(packed), at.checksum);
  return packed;
}

/** The pieces again; null when it is not whole, bit by bit: nobody else checks that. */
export function unpack(packed: Buffer): Map<string, Buffer> | null {
  if (packed.length < at.list) return null;
  if (packed.readUInt32LE(at.checksum) !== checksumOf(packed)) return null;
  const listEnd = at.list + packed.readUInt32LE(at.listLength);
  const list = JSON.parse(packed.toString('utf8', at.list, listEnd)) as [string, number][]; // as it was packed
  let from = listEnd;
  return new Map(
    list.map(([name, length]) => {
      const piece = packed.subarray(from, from + length);
      from += length;
      return [name, piece];
    }),
  );
}

function checksumOf(packed: Buffer): number {
  return crc32(packed.subarray(at.listLength));
}
