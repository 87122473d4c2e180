import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectControl, type RemoteControl } from '../google-emulator/client.ts';

export type EmulatorProcess = {
  control: RemoteControl;
  environment: Record<string, string>;
  stop(): Promise<void>;
};

const script = fileURLToPath(new URL('../google-emulator/cli.ts', import.meta.url));

/** The emulator in a process of its own, so that its work is not taken for the app's. */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const environment: Record<string, string> = {};
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /listens on (\S+)/.exec(line)?.[1] ?? url;
    const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) environment[name] = value;
    if (line.includes('Ctrl+C')) break;
  }
  const closed = once(child, 'close');
  return {
    control: connectControl(url),
    environment,
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
