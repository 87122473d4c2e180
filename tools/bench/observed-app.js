// What Electron runs to measure a start: an app as it is, and beside it somebody who looks when its window can be
// used, and how much memory it takes once nothing happens. Plain JavaScript, for the Node that Electron has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { BENCH_APP: folder = '', BENCH_SIGN: sign = '', BENCH_IDLE_MS: idleMs = '' } = process.env;
const { main, productName } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(productName);
app.setAppPath(folder);

/** In the page: waits for the sign that it can be used, and until that is on the screen. */
const waitForSign = `new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  const look = () => document.querySelector(${JSON.stringify(sign)}) !== null;
  if (look()) return drawn();
  const observer = new MutationObserver(() => { if (look()) { observer.disconnect(); drawn(); } });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
})`;

/** Over all processes of the app. */
const sum = (of) => app.getAppMetrics().reduce((total, one) => total + of(one), 0);
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);

app.once('web-contents-created', (_event, page) => {
  page.once('dom-ready', () => void observe(page));
});

async function observe(page) {
  await page.mainFrame.executeJavaScript(waitForSign);
  say({ usableAt: Date.now(), workMs: 1000 * sum(({ cpu }) => cpu.cumulativeCPUUsage ?? 0) });
  if (idleMs === '') return;
  await sleep(Number(idleMs));
  say({ residentMb: sum(({ memory }) => memory.workingSetSize) / 1024 });
}

say({ loadingAt: Date.now() });
await import(pathToFileURL(join(folder, main)).href);
say({ loadedAt: Date.now() });
