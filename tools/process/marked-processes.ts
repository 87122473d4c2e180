import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends every process that carries `NAME=value` in the environment it was started with: what is left
 * of a family of processes after its parent is gone. Linux only; elsewhere it finds none.
 */
export async function endMarkedProcesses(name: string, value: string): Promise<void> {
  const mark = `${name}=${value}`;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of await markedProcesses(mark)) sendSignal(pid, signal);
    if (await allGone(mark, 2_000)) return;
  }
}

async function markedProcesses(mark: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const names = await readdir('/proc');
  const pids = names.map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  const marked = await Promise.all(
    pids.map(async (pid) => ((await environment(pid)).split('\0').includes(mark) ? [pid] : [])),
  );
  return marked.flat();
}

async function environment(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return ''; // ended meanwhile, or somebody else's: not ours to end
  }
}

/** A process that has ended but that nobody has asked about yet has no environment any more: it is gone. */
async function allGone(mark: string, limitMs: number): Promise<boolean> {
  for (let waited = 0; waited < limitMs; waited += 50) {
    if ((await markedProcesses(mark)).length === 0) return true;
    await sleep(50);
  }
  return false;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
