import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runBounded } from './bounded-command.ts';
import { endMarkedProcesses } from './marked-processes.ts';

const node = process.execPath;

test('a command ends with its code and its output', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  const outcome = await runBounded(node, ['-e', script], { timeoutMs: 10_000 });
  expect(outcome).toEqual({ code: 3, timedOut: false, stdout: 'out\n', stderr: 'err\n' });
});

test('a command that takes too long is ended together with what it has started', async () => {
  const script = `
    const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const outcome = await runBounded(node, ['-e', script], { timeoutMs: 1_000 });
  expect(outcome).toMatchObject({ code: null, timedOut: true });
  await expect.poll(() => isAlive(Number(outcome.stdout))).toBe(false);
});

test('a command that does not exist is an error which says its name', async () => {
  const run = runBounded('no-such-command', [], { timeoutMs: 1_000 });
  await expect(run).rejects.toThrow('Could not start "no-such-command"');
});

test.runIf(process.platform === 'linux')(
  'a process that left its group is found by its mark',
  async () => {
    const value = crypto.randomUUID();
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
      child.unref();
      console.log(child.pid);`;
    const env = { ...process.env, TEST_MARK: value };
    const { stdout } = await runBounded(node, ['-e', script], { timeoutMs: 10_000, env });
    expect(isAlive(Number(stdout))).toBe(true);
    await endMarkedProcesses('TEST_MARK', value);
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
  },
);

/** An ended process may stay in the table as a zombie (`Z`) until its new parent looks. */
function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    const stat = `/proc/${pid}/stat`;
    return existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z ');
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
