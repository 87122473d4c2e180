import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCrashTest } from './campaign.ts';

// `npm run crash-test -- --kills 200 [--seed S] [--keep]`
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Leaves the database where it is, to be looked at. */
    keep: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'appointment-crash-'));
console.log(`seed ${values.seed}, in ${folder}`);
const { figures, trouble } = await runCrashTest({
  kills: Number(values.kills),
  seed: Number(values.seed),
  folder,
  progress: (kills) => {
    if (kills % 25 === 0) console.log(`${kills} kills …`);
  },
});
const { killsByAim, ...numbers } = figures;
for (const [name, value] of Object.entries(numbers))
  console.log(`${name.padEnd(16)}${Math.round(value * 10) / 10}`);
for (const [name, kills] of Object.entries(killsByAim)) console.log(`  killed ${kills}: ${name}`);
for (const line of trouble.slice(0, 40)) console.log(`TROUBLE ${line}`);
if (trouble.length > 40) console.log(`… and ${trouble.length - 40} more`);
console.log(trouble.length === 0 ? 'nothing lost, nothing doubled' : `${trouble.length} troubles`);
if (!values.keep) rmSync(folder, { recursive: true });
process.exitCode = trouble.length === 0 ? 0 : 1;
