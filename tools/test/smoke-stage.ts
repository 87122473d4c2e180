import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runInDesktopSession } from '../desktop-session.ts';
import type { ElectronRuntime } from '../electron-runtime/ensure-electron.ts';
import { launchArguments } from '../electron-runtime/launch-arguments.ts';
import { packApp } from './packed-app.ts';
import { wrongFuses } from './shipping-fuses.ts';
import { oneFailed, onePassed, type Stage, type StageResult, sum } from './stage.ts';

const selfCheckLimitMs = 60_000;

/** What the app prints with `--self-check`; it says more, but this decides. */
const SelfCheck = z.object({ ok: z.boolean() });

/**
 * The app as it would be installed: packed, with the shipping fuses, started as a plain process.
 * Three checks: the fuses, the app's own self-check, and that the ways which the fuses close stay closed.
 */
export function smokeStage(limitMs: number, runtime: () => Promise<ElectronRuntime>): Stage {
  return {
    name: 'packed app',
    limitMs,
    async run(limit) {
      const executable = await packApp(await runtime(), limit / 2);
      const checks = [
        await fuses(executable),
        await selfCheck(executable),
        await closedWays(executable),
      ];
      const detail = checks.flatMap((check) => check.detail ?? []).join('\n');
      return { ...sum(checks), ...(detail ? { detail } : {}) };
    },
  };
}

async function fuses(executable: string): Promise<StageResult> {
  const wrong = await wrongFuses(executable);
  return wrong.length === 0 ? onePassed : oneFailed(`Wrong fuses: ${wrong.join(', ')}.`);
}

async function selfCheck(executable: string, env: NodeJS.ProcessEnv = {}): Promise<StageResult> {
  const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-smoke-'));
  try {
    const args = ['--self-check', `--user-data-dir=${join(folder, 'data')}`, ...launchArguments()];
    const outcome = await runInDesktopSession(executable, args, {
      timeoutMs: selfCheckLimitMs,
      env: { ...process.env, HOME: folder, ...env },
    });
    const said = `code ${outcome.code}, output:\n${outcome.stdout}\n${outcome.stderr}`;
    if (outcome.timedOut) return oneFailed(`The self-check did not end in time; ${said}`);
    return outcome.code === 0 && saysOk(outcome.stdout)
      ? onePassed
      : oneFailed(`The packed app's self-check failed; ${said}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function saysOk(output: string): boolean {
  const line = output.split('\n').find((candidate) => candidate.startsWith('{'));
  return line !== undefined && SelfCheck.safeParse(JSON.parse(line)).data?.ok === true;
}

/** Neither as plain Node nor with a script of somebody else's may the executable run anything but the app. */
async function closedWays(executable: string): Promise<StageResult> {
  const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-intruder-'));
  try {
    const intruder = join(folder, 'intruder.cjs');
    await writeFile(intruder, 'process.exit(66);\n');
    const result = await selfCheck(executable, {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${intruder}`,
    });
    return result.failed === 0
      ? onePassed
      : oneFailed(`With ELECTRON_RUN_AS_NODE and NODE_OPTIONS set: ${result.detail}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
