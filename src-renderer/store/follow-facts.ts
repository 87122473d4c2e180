import type { EventName, Events } from '../../src-shared/ipc/contract.ts';
import { on } from '../bridge.ts';

/**
 * Asks how something stands once and follows its changes; the answer stops that. What main answers is dropped when it
 * has told of a change meanwhile, for it may be the older of the two.
 */
export async function followFacts<E extends EventName>(
  event: E,
  askOnce: () => Promise<Events[E]>,
  keep: (facts: Events[E]) => void,
): Promise<() => void> {
  let isTold = false;
  const stop = on(event, (facts) => {
    isTold = true;
    keep(facts);
  });
  const answer = await askOnce();
  if (!isTold) keep(answer);
  return stop;
}
