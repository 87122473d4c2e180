import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { connectControl } from './client.ts';

/** The emulator as `npm run emulator` starts it, and the address it prints. */
async function run(...options: string[]) {
  const script = fileURLToPath(new URL('cli.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('Ctrl+C')) break;
  }
  return { child, printed, url: /listens on (\S+)/.exec(printed)?.[1] ?? '' };
}

test('started alone, it says where it listens and how to point the app at it', async () => {
  const { printed, url } = await run('--ask');
  expect(printed).toContain(`export APPOINTMENT_AGENT_GOOGLE_TOKEN_URL=${url}/token`);
  expect(printed).toContain('emulator.apps.googleusercontent.com');
  const remote = connectControl(url);
  expect(await remote.accounts()).toMatchObject([{ email: 'ada@example.com' }]);
  expect(await remote.setConsent({})).toMatchObject({ decision: 'ask' });
});

test('a signal ends it at once, whatever is still waiting', async () => {
  const { child, url } = await run();
  await connectControl(url).setKnobs({ latencyMs: 600_000 });
  const waiting = fetch(`${url}/oauth2/v3/userinfo`).then(
    () => 'answered',
    () => 'broken off',
  );
  await expect.poll(() => connectControl(url).journalCounts()).toEqual({ 'oauth.userinfo': 1 });
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(await waiting).toBe('broken off');
});
