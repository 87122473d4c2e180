import { registerHooks } from 'node:module';
import { dirname, resolve } from 'node:path';
import { createScriptLoader } from '../../src-main/compiled-scripts.ts';

// Loads scripts one after the other in plain Node: those of the main process (`.cjs`) as the app loads them, with a
// stand-in for Electron that says another instance runs already, so that nothing is started. The first argument is the
// file with what was compiled before, or `-`. Prints milliseconds.
const [store = '-', ...scripts] = process.argv.slice(2);

const standIn = `
  const nothing = () => undefined;
  const app = {
    commandLine: { getSwitchValue: () => '', hasSwitch: () => false, appendSwitch: nothing },
    getPath: () => '/nowhere', getAppPath: () => '/nowhere', setPath: nothing,
    isPackaged: true, requestSingleInstanceLock: () => false, exit: nothing, on: nothing,
  };
  const any = new Proxy(nothing, { get: (_, name) => (name === 'then' ? undefined : any), apply: () => any, construct: () => any });
  module.exports = new Proxy({ app }, { get: (known, name) => known[name] ?? any });
`;
const standInUrl = 'stand-in:electron';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standInUrl, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === standInUrl
      ? { format: 'commonjs', source: standIn, shortCircuit: true }
      : next(url, context),
});

let keep = (): void => undefined;
const load = createScriptLoader({
  store: store === '-' ? null : store,
  keptFolder: resolve(
    dirname(scripts.find((script) => script.endsWith('/main.cjs')) ?? ''),
    'chunks',
  ),
  whenSettled: (act) => {
    keep = act;
  },
  report(error) {
    throw error;
  },
});

const before = process.cpuUsage();
const startedAt = performance.now();
for (const script of scripts) {
  if (script.endsWith('.cjs')) load(script);
  else await import(script);
}
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
keep();
console.log(JSON.stringify({ ms, workMs: (user + system) / 1000 }));
