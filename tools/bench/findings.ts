/** What profiles and plans showed, and what was changed for it; without figures, which are those of the run. */
export const findings = `- to be written`;
