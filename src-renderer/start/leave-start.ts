import { ask } from '../bridge.ts';
import { goTo } from '../frame/route.ts';
import { keepStart } from '../store/start-store.ts';

/** Ends the first steps for good, and opens the book. */
export async function openBook(): Promise<void> {
  keepStart(await ask('start.finish'));
  goTo('calendar');
}

/** Ends the first steps for good, and goes to where an account is connected. */
export async function goToGoogle(): Promise<void> {
  goTo('settings', 'account');
  keepStart(await ask('start.finish'));
}

/** Fills the book with the practice that is made up, and opens it. */
export async function trySample(): Promise<void> {
  keepStart(await ask('sample.load'));
  goTo('calendar');
}
