// What `electron <folder or file>` runs in the fallback runtime, which lacks Electron's own default app.
// It is packed into default_app.asar and must stay plain JavaScript for Node 20.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
process.defaultApp = true;

const userData = app.commandLine.getSwitchValue('user-data-dir');
const entry = statSync(target).isDirectory() ? entryOfPackage(target) : target;
if (userData !== '') app.setPath('userData', resolve(userData));

// Awaited, so that what the app does while loading (such as registering a scheme) comes before `ready`.
await import(pathToFileURL(entry).href);

/** Takes name, version and path from the package, as a packaged app would have them. */
function entryOfPackage(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = description.productName ?? description.name;
  if (name) app.setName(name);
  if (description.version) app.setVersion(description.version);
  if (description.desktopName) app.setDesktopName(description.desktopName);
  const main = join(folder, description.main ?? 'index.js');
  app.setAppPath(folder || dirname(main));
  return main;
}
