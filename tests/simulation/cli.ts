import { parseArgs } from 'node:util';
import { type Campaign, runCampaign } from './campaign.ts';
import { playHistory } from './history.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    'stop-at-first': { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});

process.exitCode = values.seed === undefined ? await many() : await one(Number(values.seed));

async function many(): Promise<number> {
  const started = performance.now();
  const campaign = await runCampaign(Number(values.from), Number(values.seeds), {
    stopAtFirst: values['stop-at-first'],
    ...(values.quiet ? {} : { progress: tell }),
  });
  report(campaign, (performance.now() - started) / 1000);
  const [failure] = campaign.failures;
  if (failure === undefined) return 0;
  if (!values.quiet) await one(failure.seed);
  return 1;
}

/** Plays one seed; when it fails, shrinks it to the shortest history that still does. */
async function one(seed: number): Promise<number> {
  const played = await playHistory(seed, { withTrace: values.trace });
  console.log(`seed ${seed}, trace hash ${played.hash}, ${played.counts.operations} operations`);
  if (values.trace) console.log([...played.steps, ...played.trace].join('\n'));
  if (played.trouble.length === 0) {
    console.log('everything held');
    return 0;
  }
  console.log('looking for a shorter history that still fails …');
  const short = await shrink(played);
  const again = await playHistory(seed, { operations: short.operations, withTrace: true });
  console.log(
    [
      '',
      ...again.steps.map((step) => `  ${step}`),
      '',
      ...again.trace.map((line) => `  ${line}`),
    ].join('\n'),
  );
  console.log(
    `\n${again.trouble.join('\n')}\n\nreplay it with: npm run simulate -- --seed ${seed} --trace`,
  );
  return 1;
}

function tell(done: number): void {
  if (done % 1000 === 0) console.log(`${done} seeds …`);
}

function report(campaign: Campaign, seconds: number): void {
  const {
    seeds,
    operations,
    cycles,
    crashes,
    databaseFaults,
    meanwhile,
    requests,
    faults,
    failures,
    hash,
  } = campaign;
  const injected = [...faults.values()].reduce((sum, times) => sum + times, 0);
  console.log(
    `${seeds} seeds, ${operations} operations, ${cycles} cycles, ${requests} requests, ${meanwhile} acts meanwhile, ` +
      `${crashes} crashes, ${databaseFaults} database faults, ${injected} network faults, ${seconds.toFixed(0)} s, hash ${hash}`,
  );
  console.log([...faults].map(([name, times]) => `${name} ${times}`).join(', '));
  const byKind = new Map<string, number[]>();
  for (const { seed, trouble } of failures) {
    const kind =
      trouble
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|aa[0-9a-f]{32}g\d+/g, '…')
        .replaceAll(/\d+/g, '#')
        .split('\n')[0] ?? '';
    byKind.set(kind, [...(byKind.get(kind) ?? []), seed]);
  }
  for (const [kind, failed] of byKind)
    console.log(
      `${failed.length} failed: ${kind.slice(0, 160)} (seeds ${failed.slice(0, 8).join(' ')})`,
    );
  console.log(failures.length === 0 ? 'everything held' : `${failures.length} of ${seeds} failed`);
}
