import { parseArgs } from 'node:util';
import { exampleAccount, exampleClient } from './google.ts';
import { startEmulator } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    /** Show the consent page instead of approving at once. */
    ask: { type: 'boolean', default: false },
  },
});

const emulator = await startEmulator({ port: Number(values.port), seed: Number(values.seed) });
if (values.ask) emulator.control.setConsent({ decision: 'ask' });

const settings = Object.entries(emulator.environment).map(
  ([name, value]) => `export ${name}=${value}`,
);
process.stdout.write(`The Google emulator listens on ${emulator.url}

Its account:  ${exampleAccount.email}
OAuth client: ${exampleClient.clientId}
Its secret:   ${exampleClient.clientSecret}

To point the app at it, start the app with these environment variables:

${settings.join('\n')}

To drive it: POST JSON to ${emulator.url}/control/<command>, for example
curl -H 'content-type: application/json' -d '{"event":{"summary":"Lunch","start":{"date":"2026-01-05"},"end":{"date":"2026-01-06"}}}' ${emulator.url}/control/insertEvent

Ctrl+C ends it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void emulator.stop();
  });
}
