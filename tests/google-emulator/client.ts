import type { Control } from './control.ts';

/** The control API as another process sees it: the same commands, each answered by a promise. */
export type RemoteControl = {
  [Name in keyof Control]: (
    ...input: Parameters<Control[Name]>
  ) => Promise<ReturnType<Control[Name]>>;
};

/** @param url where the emulator said it listens */
export function connectControl(url: string): RemoteControl {
  async function send(command: string, input: unknown): Promise<unknown> {
    const response = await fetch(new URL(`/control/${command}`, url), {
      method: 'POST',
      // A connection of its own for each: one that was kept may be closed by the other side at the moment of its use.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(input ?? {}),
    });
    const answer = (await response.json()) as { value?: unknown; error?: string }; // written by `server.ts`
    if (!response.ok) throw new Error(`${command}: ${answer.error ?? response.status}`);
    return answer.value;
  }

  // A name that is no command is refused by the emulator; `then` must not look like one, or `await` would call it.
  return new Proxy({} as RemoteControl, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then'
        ? (input: unknown) => send(name, input)
        : undefined,
  });
}
