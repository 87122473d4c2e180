// `npm run electron:ensure`: fetches or finds the Electron to use and prints where it is, as JSON.
import { ensureSystemPackages } from '../system-packages.ts';
import { ensureElectron } from './ensure-electron.ts';

await ensureSystemPackages();
console.log(JSON.stringify(await ensureElectron(), null, 2));
