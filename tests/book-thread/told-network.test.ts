import { expect, test } from 'vitest';
import { createToldNetwork } from '../../src-main/book-thread/told-network.ts';

test('it is online until told otherwise, and tells those who listen when that changes', () => {
  const network = createToldNetwork();
  const heard: unknown[] = [];
  const stop = network.onChange((online) => void heard.push(online));
  network.onChange((online) => void heard.push(`also ${online}`));
  expect(network.isOnline()).toBe(true);
  network.tell(true);
  network.tell(false);
  network.tell(false);
  expect(network.isOnline()).toBe(false);
  stop();
  network.tell(true);
  expect(heard).toEqual([false, 'also false', 'also true']);
});
