import { desktopEnvironment } from '../process/desktops.ts';

// Before each file of end-to-end tests: of those that run at once each works on a desktop of its own. vitest gives
// those that run at once different numbers from 1 to `maxWorkers`, and a number again when its file is done.
Object.assign(process.env, desktopEnvironment(Number(process.env['VITEST_POOL_ID'])));
