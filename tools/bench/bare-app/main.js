// The least that Electron can be: one window of the same kind and size, with an empty page.
import { app, BrowserWindow } from 'electron';

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    title: 'Bare',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(new URL('empty.html', import.meta.url).pathname);
});
