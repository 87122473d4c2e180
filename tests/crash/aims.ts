import type { Control } from '../google-emulator/control.ts';
import type { SeededRandom } from '../simulation/random.ts';
import type { RunningApp } from './running-app.ts';

/** A moment to kill the app at. */
export type Aim = {
  name: string;
  /** Whether the moment has come; asked again and again while the app runs. */
  isNow(app: RunningApp): boolean;
  /** After the kill: takes away what was put in place to catch the moment. */
  putAway(): void;
};

type Arrange = (control: Control, random: SeededRandom) => Omit<Aim, 'name'>;

const writes = ['batch', 'batch', 'events.insert', 'events.patch', 'events.delete'];
const anything = [...writes, 'events.list', 'events.get', 'oauth.token'];

const aims: Record<string, { weight: number; arrange: Arrange }> = {
  'any moment': { weight: 4, arrange: (_control, random) => after(random.int(400)) },
  'while it starts': {
    weight: 1,
    arrange: (_control, random) => {
      const { isNow } = elapsed(random.int(150));
      return { isNow: () => isNow(), putAway: () => {} };
    },
  },
  'right after a commit': {
    weight: 3,
    arrange: (_control, random) => {
      const commits = 1 + random.int(30);
      return { isNow: (app) => app.commits >= commits, putAway: () => {} };
    },
  },
  /** Received, not carried out yet: it takes effect when its sender is long dead. */
  'a request on its way': {
    weight: 4,
    arrange: (control, random) =>
      atFault(control, random.pick(anything), random, { phase: 'latency', ms: random.int(300) }),
  },
  /** Carried out, and the answer never comes. */
  'an answer held back': {
    weight: 6,
    arrange: (control, random) =>
      atFault(control, random.pick(writes), random, {
        phase: 'after-apply',
        failure: { kind: 'hold' },
      }),
  },
  /** Not carried out now, but some requests later, among those of the next life. */
  'a request that comes late': {
    weight: 3,
    arrange: (control, random) =>
      atFault(control, random.pick(writes), random, {
        phase: 'later',
        failure: { kind: 'hold' },
        afterRequests: 1 + random.int(12),
      }),
  },
  /** A full listing of many pages, left in the middle. */
  'between the pages of a full listing': {
    weight: 2,
    arrange: (control, random) => {
      control.expireSyncTokens({});
      return atFault(control, 'events.list', random, { phase: 'latency', ms: random.int(20) }, 12);
    },
  },
};

/** Puts a moment in place, seeded. */
export function takeAim(control: Control, random: SeededRandom): Aim {
  const name = random.weighted(Object.entries(aims).map(([name, { weight }]) => [name, weight]));
  const chosen = aims[name];
  if (chosen === undefined) throw new Error(`there is no aim ${name}`);
  return { name, ...chosen.arrange(control, random) };
}

type Effect = Parameters<Control['addFault']>[0]['effect'];

/** The moment a fault strikes, at one of the next requests of a kind. */
function atFault(
  control: Control,
  route: string,
  random: SeededRandom,
  effect: Effect,
  latest = 8,
): Omit<Aim, 'name'> {
  const id = control.addFault({ route, fromNth: 1 + random.int(latest), count: 1, effect });
  return {
    isNow: () => (control.faults().find((fault) => fault.id === id)?.struck ?? 0) > 0,
    putAway: () => void control.removeFault({ id }),
  };
}

/** Some milliseconds after it was ready. */
function after(delayMs: number): Omit<Aim, 'name'> {
  let wait: ReturnType<typeof elapsed> | null = null;
  return {
    isNow(app) {
      if (app.readyAfterMs === null) return false;
      wait ??= elapsed(delayMs);
      return wait.isNow();
    },
    putAway: () => {},
  };
}

function elapsed(delayMs: number): { isNow(): boolean } {
  const startedAt = performance.now();
  return { isNow: () => performance.now() - startedAt >= delayMs };
}
