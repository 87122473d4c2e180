// The demonstration to be played with; started by tools/demo.ts where there is a display.
import { fillPractice } from '../../tests/story/fill-practice.ts';
import { startSampleGoogle } from '../../tests/story/sample-google.ts';
import { samplePractice } from '../../tests/story/sample-practice.ts';
import { connecting, storyTimes } from '../../tests/story/story.ts';
import { appointmentsId, type Listener, worldOf } from '../../tests/story/world.ts';
import { launchApp } from '../../tests/support/electron-app.ts';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const now = Date.now();
const userData = process.argv[2];
if (userData === undefined) throw new Error('Usage: node tools/demo/open-window.ts <data folder>');

const google = await startSampleGoogle({ now, timeZone });
const app = await launchApp({ userData, env: { ...google.environment } });
const closed = new Promise<void>((resolve) => app.electron.once('close', () => resolve()));
try {
  const weeks = [-3, -2, -1, 0, 1, 2, 3, 4];
  console.log('Writing a made-up practice, then connecting it to a pretend Google …');
  await fillPractice(app.window, samplePractice({ now, timeZone, weeks, keepFree: storyTimes }));
  const world = worldOf(app.window, google, { now, timeZone });
  await connecting(world, listener());
  console.log(whatToTry(appointmentsId(world)));
  await closed;
} catch (error) {
  // Somebody who closes the window in the middle of it has simply seen enough.
  const isClosed = await Promise.race([closed.then(() => true), Promise.resolve(false)]);
  if (!isClosed) {
    console.error(error);
    process.exitCode = 1;
    await app.close();
  }
} finally {
  await google.stop();
}

function listener(): Listener {
  return {
    step: (title) => console.log(`\n${title}`),
    holds: (fact) => console.log(`   ✓ ${fact}`),
    picture: async () => undefined,
  };
}

function whatToTry(calendarId: string): string {
  const command = (name: string, input: object): string =>
    `  curl -sS -H 'content-type: application/json' -d '${JSON.stringify(input)}' ${google.url}/control/${name}`;
  const trouble = {
    route: 'events.*',
    count: null,
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  };
  return `
The window is yours. Nothing in it is real, and nothing of it stays: close the window to end the demonstration.

Try, for example:
  N            a new booking, by keyboard if you like; Enter saves
  drag one     to another time, and Undo
  S            sync now; ? shows all keys
  book twice   at the same time, and see the clash before you save

The pretend Google listens on ${google.url}; its calendar of bookings is ${calendarId}.
From another terminal you are the person at Google Calendar. What stands there:
${command('events', { calendarId })}
Delete one (copy an id from there), then press S and look at the Sync page:
${command('deleteEvent', { calendarId, eventId: 'ID' })}
Let Google fail, edit a booking, and let Google recover:
${command('addFault', trouble)}
${command('clearFaults', {})}
`;
}
