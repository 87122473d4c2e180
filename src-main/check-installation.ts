import { app } from 'electron';
import { migrations } from '../migrations/all.ts';
import type { DataFolder } from './data-folder.ts';
import { examineDatabase } from './database/health.ts';
import { appKeychain, machine } from './platform/machine.ts';
import type { Log } from './platform/ports.ts';
import { runSelfCheck } from './self-check.ts';
import { hasPage } from './window/page-files.ts';

/** How long the keychain may take to answer, in milliseconds. */
const longestProbeMs = 15_000;

/** Looks at everything that the app needs on this machine, and changes nothing. */
export async function checkInstallation(begun: {
  folder: DataFolder;
  chosenFolder: string | null;
  pageFolder: string;
}): ReturnType<typeof runSelfCheck> {
  const { folder, chosenFolder, pageFolder } = begun;
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { electron, chrome, node } = process.versions;
  return await runSelfCheck({
    versions: {
      app: app.getVersion(),
      electron,
      chrome,
      node,
      platform: `${process.platform} ${process.arch}`,
    },
    examineDatabase: () => examineDatabase(folder.database, migrations),
    async openKeychain() {
      const keychain = appKeychain(silent, machine().timers, chosenFolder, longestProbeMs);
      await keychain.read('self-check'); // opens it
      return keychain;
    },
    findPage: () => hasPage(pageFolder),
  });
}
