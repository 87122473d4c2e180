import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Channel, EventName, Reply } from '../../src-shared/ipc/contract.ts';

/** The contract's list once more: its module would bring zod into the preload. One missing does not compile. */
const eventNames = {
  'bookings.changed': true,
  'clients.changed': true,
  'services.changed': true,
  'series.changed': true,
  'calendar.changed': true,
  'accounts.changed': true,
  'sync.changed': true,
  'settings.changed': true,
  'money.changed': true,
  'undo.changed': true,
  'start.changed': true,
  'waiting.changed': true,
  'waiting.wanted': true,
  'hours.changed': true,
  'slots.changed': true,
  'window.open': true,
  'window.revived': true,
  'window.command': true,
} satisfies Record<EventName, true>;

type Waiting = { resolve(reply: Reply<unknown>): void; reject(error: Error): void };

/** What the page asks in its first moment: it goes over as one message. Null from then on. */
let first: { calls: [channel: Channel, input: unknown][]; waiting: Waiting[] } | null = {
  calls: [],
  waiting: [],
};

function request(channel: Channel, input: unknown): Promise<Reply<unknown>> {
  const { calls, waiting } = first ?? {};
  if (calls === undefined || waiting === undefined)
    return ipcRenderer.invoke('request', channel, input) as Promise<Reply<unknown>>;
  if (calls.length === 0) queueMicrotask(sendFirst);
  calls.push([channel, input]);
  return new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
}

function sendFirst(): void {
  const { calls, waiting } = first ?? { calls: [], waiting: [] };
  first = null;
  (ipcRenderer.invoke('requests', calls) as Promise<Reply<unknown>[]>).then(
    (replies) =>
      replies.forEach((reply, index) => {
        waiting[index]?.resolve(reply);
      }),
    (error: Error) => {
      for (const { reject } of waiting) reject(error);
    },
  );
}

/** Who listens to what: Electron is listened to once, for it takes more than ten listeners for a leak. */
const listeners = new Map<EventName, Set<(facts: unknown) => void>>();
ipcRenderer.on('announce', (_event, announced: EventName, facts: unknown) => {
  for (const listener of listeners.get(announced) ?? []) listener(facts);
});

/** All that the window gets: to ask what the contract lists, and to hear what it announces. */
const bridge: Bridge = {
  request,
  subscribe(event, listener) {
    if (!Object.hasOwn(eventNames, event)) throw new TypeError('There is no such event.');
    const others = listeners.get(event) ?? new Set();
    listeners.set(event, others.add(listener));
    return () => void others.delete(listener);
  },
};

// While the page waits for its scripts: the first of these takes Chromium several milliseconds, in which it reads the words
// of the language and the time zones.
document.addEventListener('readystatechange', () => void new Intl.DateTimeFormat(), { once: true });

contextBridge.exposeInMainWorld('appointmentAgent', bridge);
