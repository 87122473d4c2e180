import module from 'node:module';
import { join, resolve } from 'node:path';
import { app } from 'electron';

// What Electron loads first, and as little as can be: it has Node keep everything after it compiled, so that only the
// first start of a version compiles. Electrons with a Node before 22.1 have no such cache and go on without.
const chosen = app.commandLine.getSwitchValue('user-data-dir');
const userData = chosen === '' ? app.getPath('userData') : resolve(chosen);
const isSelfCheck = app.commandLine.hasSwitch('self-check'); // which changes nothing
if ('enableCompileCache' in module && !isSelfCheck)
  module.enableCompileCache(join(userData, 'Compiled Code'));

await import('./main.ts');
