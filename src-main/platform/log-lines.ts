/** Lines of the log as the file log writes them: `[2026-03-02 08:00:00.000+01:00] [warn] …`. */
const trouble = /^\[[^\]]+\] \[(?:warn|error)\] /;

/** The newest lines that tell of trouble, in their order. */
export function findTroubleLines(lines: readonly string[], atMost: number): string[] {
  return lines.filter((line) => trouble.test(line)).slice(-atMost);
}
