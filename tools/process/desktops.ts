import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A session has one desktop or several, each with a display, a D-Bus and a keychain of its own. Each is written
 * down in its folder while it starts, and whoever runs in the session chooses the one it works on.
 */
const listName = 'APPOINTMENT_AGENT_DESKTOPS';

/** All that leads a program to its desktop. */
const signposts = ['DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'];

const noteIn = (folder: string): string => join(folder, 'desktop');

/** The command that writes down where the desktop is that it runs on, in the desktop's folder, and then becomes another. */
export function notingDesktop(folder: string, command: readonly string[]): string[] {
  const script = `printenv ${signposts.join(' ')} >"$0" && exec "$@"`; // fails when one of them is missing
  return ['sh', '-c', script, noteIn(folder), ...command];
}

/** The variable by which programs in the session find its desktops. */
export function listOfDesktops(folders: readonly string[]): NodeJS.ProcessEnv {
  return { [listName]: JSON.stringify(folders.map(noteIn)) };
}

/** How many desktops there are to work on; outside of a session it is the person's one. */
export function countDesktops(env: NodeJS.ProcessEnv = process.env): number {
  return Math.max(notesIn(env).length, 1);
}

/** The variables that lead to one desktop, counted from 1; outside of a session there is nothing to change. */
export function desktopEnvironment(
  number: number,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const notes = notesIn(env);
  if (notes.length === 0 && number === 1) return {};
  const note = notes[number - 1];
  if (note === undefined) throw new Error(`There is no desktop ${number}, only ${notes.length}.`);
  const values = readFileSync(note, 'utf8').split('\n');
  return Object.fromEntries(signposts.map((name, index) => [name, values[index]]));
}

function notesIn(env: NodeJS.ProcessEnv): string[] {
  const list = env[listName];
  return list === undefined ? [] : (JSON.parse(list) as string[]);
}
