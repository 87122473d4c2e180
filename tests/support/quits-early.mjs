// What Electron runs to see an app quit in its first moment: the app, whose page asks the window for something as soon
// as it can, before there is anything that would answer. Plain JavaScript, for the Node that Electron has.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(import.meta.dirname, '../..');
const { main, productName } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(productName);
app.setAppPath(folder);

app.once('web-contents-created', (_event, page) => {
  page.once('dom-ready', () => {
    void page.executeJavaScript(
      "void appointmentAgent.request('window.broke', { message: 'of a test', stack: '' })",
    );
    setTimeout(() => app.quit(), 20); // once the request has come over
  });
});

await import(pathToFileURL(join(folder, main)).href);
