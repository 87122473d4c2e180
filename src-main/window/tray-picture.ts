/** A page of an appointment book with its ring binding and two entries, a mark for each pixel that is drawn. */
const rows = [
  '................',
  '....#......#....',
  '....#......#....',
  '..############..',
  '..############..',
  '..############..',
  '..#..........#..',
  '..#.######...#..',
  '..#.######...#..',
  '..#..........#..',
  '..#....#####.#..',
  '..#....#####.#..',
  '..#..........#..',
  '..############..',
  '................',
  '................',
];

/** Seen on light panels and on dark ones; on a Mac only the shape counts. */
const color = { red: 0x2a, green: 0x9a, blue: 0xa6 };

export const pictureSize = rows.length;

/** The tray's picture as rows of BGRA pixels, each mark `scale` pixels wide. */
export function trayPixels(scale: number, isTemplate: boolean): Uint8Array {
  const size = pictureSize * scale;
  const pixels = new Uint8Array(size * size * 4);
  const { red, green, blue } = isTemplate ? { red: 0, green: 0, blue: 0 } : color;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] !== '#') continue;
      pixels.set([blue, green, red, 255], (y * size + x) * 4);
    }
  }
  return pixels;
}
