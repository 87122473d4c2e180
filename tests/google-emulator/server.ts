import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { type Control, createControl } from './control.ts';
import { ControlError } from './control-command.ts';
import { createGoogle, type GoogleOptions } from './google.ts';
import { deliver, pause, readBody, readRequest, tooLarge } from './http-edge.ts';
import { systemClock } from './system-clock.ts';

export type EmulatorOptions = Partial<GoogleOptions> & {
  /** A free one if left out. */
  port?: number;
};

export type Emulator = {
  readonly url: string;
  /** Where the app finds each of Google's services, by the environment variables it reads. */
  readonly environment: Readonly<Record<string, string>>;
  readonly control: Control;
  /** Breaks every connection and refuses new ones, as if there were no network, until `comeBack`. */
  goAway(): Promise<void>;
  /** Listens again at the same address. */
  comeBack(): Promise<void>;
  /** Closes every connection and frees the port. */
  stop(): Promise<void>;
};

type Edge = Context<{ Bindings: HttpBindings }>;
const host = '127.0.0.1';

/** Starts the emulator on loopback. */
export async function startEmulator({
  port = 0,
  ...options
}: EmulatorOptions = {}): Promise<Emulator> {
  const make = () => createGoogle({ now: systemClock, ...options });
  let google = make();
  const stopped = new AbortController();
  const control = createControl(
    () => google,
    () => {
      google.held.clear();
      google = make();
    },
  );

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post('/control/:command', (context) => runCommand(context, control));
  app.all('*', async (context) => {
    const { incoming, outgoing } = context.env;
    const current = google;
    const body = await readBody(incoming, current.knobs().maxRequestBytes);
    if (body === null) return RESPONSE_ALREADY_SENT;
    if (body === 'too-large') {
      await deliver(
        { reply: tooLarge(), delivery: { kind: 'send' } },
        outgoing,
        current.commonHeaders(),
      );
      return RESPONSE_ALREADY_SENT;
    }
    const exchange = current.receive(readRequest(incoming, body.text));
    await pause(exchange.delayMs, stopped.signal);
    if (!stopped.signal.aborted) await deliver(exchange.run(), outgoing, current.commonHeaders());
    return RESPONSE_ALREADY_SENT;
  });

  const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  }
  await listen(port);
  const ownPort = (server.address() as AddressInfo).port; // it listens on a port, so it has one
  const url = `http://${host}:${ownPort}`;

  return {
    url,
    environment: environmentOf(url),
    control,
    goAway: close,
    comeBack: () => listen(ownPort),
    async stop() {
      stopped.abort();
      google.held.clear();
      await close();
    },
  };
}

const environmentOf = (url: string): Record<string, string> => ({
  APPOINTMENT_AGENT_GOOGLE_API_URL: `${url}/`,
  APPOINTMENT_AGENT_GOOGLE_AUTH_URL: `${url}/o/oauth2/v2/auth`,
  APPOINTMENT_AGENT_GOOGLE_TOKEN_URL: `${url}/token`,
  APPOINTMENT_AGENT_GOOGLE_REVOKE_URL: `${url}/revoke`,
  APPOINTMENT_AGENT_GOOGLE_USERINFO_URL: `${url}/oauth2/v3/userinfo`,
});

async function runCommand(context: Edge, control: Control): Promise<Response> {
  const name = context.req.param('command') ?? '';
  // Only JSON, so that no web page can send a command by a plain form.
  if (!context.req.header('content-type')?.startsWith('application/json'))
    return context.json({ error: 'Send JSON.' }, 415);
  if (!Object.hasOwn(control, name))
    return context.json({ error: `There is no command ${name}` }, 404);
  try {
    const run = control[name as keyof Control] as (input: unknown) => unknown; // own key, and the command checks its input
    return context.json({ value: run(await context.req.json()) ?? null });
  } catch (error) {
    if (error instanceof ControlError || error instanceof SyntaxError)
      return context.json({ error: error.message }, 400);
    return context.json({ error: error instanceof Error ? error.message : String(error) }, 500);
  }
}
