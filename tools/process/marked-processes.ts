import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends every process that carries `NAME=value` in the environment it was started with: what is left
 * of a family of processes after its parent is gone. Linux only; elsewhere it finds none.
 */
export async function endMarkedProcesses(name: string, value: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const pids = await markedProcesses(`${name}=${value}`);
    if (pids.length === 0) return;
    for (const pid of pids) sendSignal(pid, signal);
    await waitUntilGone(pids, 2_000);
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

async function waitUntilGone(pids: number[], limitMs: number): Promise<void> {
  for (let waited = 0; waited < limitMs && pids.some(isAlive); waited += 50) await sleep(50);
}

function isAlive(pid: number): boolean {
  return sendSignal(pid, 0);
}

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
