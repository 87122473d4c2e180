import type { DatabaseHealth } from './database/health.ts';

/** One line of facts about an installation, for whoever has to help from afar; nothing of the person is in it. */
export type SelfCheck = {
  ok: boolean;
  versions: Record<string, string>;
  database: Omit<DatabaseHealth, 'isOk'> | null;
  /** `memory`: this machine has no keychain, so connections last until the app is closed. */
  keychain: 'persistent' | 'memory' | null;
  /** The files of the window are where they are served from. */
  page: boolean;
  problems: string[];
};

export type SelfCheckParts = {
  versions: Record<string, string>;
  examineDatabase(): Promise<DatabaseHealth>;
  openKeychain(): Promise<{ isPersistent: boolean }>;
  findPage(): Promise<boolean>;
};

/** Tries each part by itself, so that one that fails hides nothing of the others. Changes nothing. */
export async function runSelfCheck(parts: SelfCheckParts): Promise<SelfCheck> {
  const problems: string[] = [];
  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
  const health = await attempt('database', parts.examineDatabase);
  const keychain = await attempt('keychain', parts.openKeychain);
  const page = await attempt('page', parts.findPage);
  if (health?.isOk === false) problems.push('database: it can not be worked with as it is');
  if (page === false) problems.push('page: its files are missing');
  const { isOk: _, ...database } = health ?? { isOk: false };
  return {
    ok: problems.length === 0,
    versions: parts.versions,
    database: health === null ? null : (database as Omit<DatabaseHealth, 'isOk'>),
    keychain: keychain && (keychain.isPersistent ? 'persistent' : 'memory'),
    page: page ?? false,
    problems,
  };
}
