// What Electron runs in tests: the app, with Electron not ready before Playwright has reached it and calls
// `__playwright_run`. Playwright's own loader does the same, but not for an Electron that it did not choose itself. A
// window that is opened earlier may be met between its empty page and its own, and then Playwright waits in vain for a
// navigation that is over. Plain JavaScript, for the Node that Electron has.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(import.meta.dirname, '../..');
const { main, name, productName, version, desktopName } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
);
app.setName(productName ?? name);
app.setVersion(version);
if (desktopName !== undefined) app.setDesktopName(desktopName);
app.setAppPath(folder);

const isReadyNow = app.isReady.bind(app);
const whenReadyNow = app.whenReady();
const emitNow = app.emit.bind(app);
let isReached = false;
let heldBack = null;
let release;
const whenReached = new Promise((done) => {
  release = done;
});

app.isReady = () => isReached && isReadyNow();
app.whenReady = () => whenReached;
app.emit = (event, ...facts) => {
  if (event !== 'ready' || isReached) return emitNow(event, ...facts);
  heldBack = facts;
  return app.listenerCount('ready') > 0;
};
// oxlint-disable-next-line no-underscore-dangle -- the name that Playwright calls
globalThis.__playwright_run = async () => {
  await whenReadyNow;
  isReached = true;
  release();
  if (heldBack !== null) emitNow('ready', ...heldBack);
};

await import(pathToFileURL(join(folder, main)).href);
