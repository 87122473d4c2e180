import { registerHooks } from 'node:module';

// Loads bundles of the main process, one after the other, in plain Node, with a stand-in for Electron that says another
// instance runs already: so that everything is compiled and evaluated and nothing is started. Prints milliseconds.
const bundles = process.argv.slice(2);

const standIn = `
  const nothing = () => undefined;
  const app = {
    commandLine: { getSwitchValue: () => '', hasSwitch: () => false, appendSwitch: nothing },
    getPath: () => '/nowhere', getAppPath: () => '/nowhere', setPath: nothing,
    isPackaged: true, requestSingleInstanceLock: () => false, exit: nothing, on: nothing,
  };
  const any = new Proxy(nothing, { get: (_, name) => (name === 'then' ? undefined : any), apply: () => any, construct: () => any });
  export { app };
  export const [BrowserWindow, Menu, Tray, dialog, ipcMain, nativeTheme, nativeImage, net, powerMonitor, protocol,
    screen, session, shell, safeStorage, clipboard, Notification, globalShortcut, contentTracing, crashReporter] = Array(19).fill(any);
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? {
          url: `data:text/javascript,${encodeURIComponent(standIn)}`,
          format: 'module',
          shortCircuit: true,
        }
      : next(specifier, context),
});

const before = process.cpuUsage();
const startedAt = performance.now();
for (const bundle of bundles) await import(bundle);
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ms, workMs: (user + system) / 1000 }));
