import { type LocalCommand, runLocal } from '../process/local-command.ts';
import { oneFailed, onePassed, type Stage } from './stage.ts';

/** A stage that is one yes-or-no question to one tool; its output is shown only when the answer is no. */
export function checkStage(
  name: string,
  command: LocalCommand,
  args: readonly string[],
  limitMs: number,
): Stage {
  return {
    name,
    limitMs,
    async run(limit) {
      const { code, timedOut, stdout, stderr } = await runLocal(command, args, {
        timeoutMs: limit,
      });
      if (code === 0) return onePassed;
      const reason = timedOut ? `\n${command} was ended after ${Math.round(limit / 1000)} s.` : '';
      return oneFailed(lastLines(`${stdout}\n${stderr}`.trim()) + reason);
    },
  };
}

const mostLines = 150;

function lastLines(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= mostLines) return text;
  return `… ${lines.length - mostLines} lines before these …\n${lines.slice(-mostLines).join('\n')}`;
}
