import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { pack, unpack } from './compiled-file.ts';

export type ScriptLoaderOptions = {
  /** The file with what earlier starts compiled; null for none, which is also never written. */
  store: string | null;
  /** The scripts that are kept: those of this folder, whose names change with their content. */
  keptFolder: string;
  /** Calls back once nothing was loaded for a while. */
  whenSettled(act: () => void): void;
  /** Is told when what was compiled could not be kept, which costs the next start a moment and nothing else. */
  report(error: unknown): void;
};

type Loaded = { exports: unknown };
type Wrapped = (
  exports: unknown,
  require: (id: string) => unknown,
  module: Loaded,
  file: string,
  folder: string,
) => void;

/**
 * Loads CommonJS scripts as Node does, but has V8 take what it compiled at an earlier start instead of compiling again
 * (https://v8.dev/blog/code-caching-for-devs). What was compiled by another version of V8 or with other flags, V8
 * refuses itself and compiles.
 */
export function createScriptLoader(options: ScriptLoaderOptions): (file: string) => unknown {
  const { store, keptFolder } = options;
  const known = store === null ? new Map<string, Buffer>() : readStore(store);
  const others = createRequire(join(keptFolder, 'any.cjs')); // the same for every script of one package
  const loaded = new Map<string, Loaded>();
  const news = new Map<string, Script>();

  function load(file: string): unknown {
    const before = loaded.get(file);
    if (before !== undefined) return before.exports; // as far as it has come, where two need each other
    const module: Loaded = { exports: {} };
    loaded.set(file, module);
    const folder = dirname(file);
    const require = (id: string): unknown =>
      id.startsWith('.') ? load(join(folder, id)) : others(id);
    try {
      const run = compile(file).runInThisContext() as Wrapped; // the function around the text of it
      run(module.exports, require, module, file, folder);
    } catch (error) {
      loaded.delete(file); // half of it is nothing to go on with
      throw error;
    }
    return module.exports;
  }

  function compile(file: string): Script {
    const name = basename(file);
    const isKept = store !== null && dirname(file) === keptFolder;
    const cachedData = isKept ? known.get(name) : undefined;
    const text = readFileSync(file, 'utf8');
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) {${text}\n})`,
      {
        filename: file,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        ...(cachedData === undefined ? {} : { cachedData }),
      },
    );
    if (isKept && script.cachedDataRejected !== false) {
      if (news.size === 0) options.whenSettled(keep);
      news.set(name, script);
    }
    return script;
  }

  /** Keeps the functions that have been compiled by now, and of other scripts what was kept before. */
  function keep(): void {
    if (store === null) return;
    try {
      for (const [name, script] of news) known.set(name, script.createCachedData());
      news.clear();
      for (const name of known.keys()) if (!existsSync(join(keptFolder, name))) known.delete(name); // of another version of the app
      writeWhole(store, pack(known));
    } catch (error) {
      options.report(error);
    }
  }

  return load;
}

function readStore(file: string): Map<string, Buffer> {
  try {
    return unpack(readFileSync(file)) ?? new Map();
  } catch {
    return new Map(); // the first start
  }
}

/** Either all of it is there or what was there before, wherever the power goes. */
function writeWhole(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, bytes, { flush: true, mode: 0o600 });
  renameSync(unfinished, file);
}
