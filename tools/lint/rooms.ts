/**
 * The table of docs/architecture.md: who may import what. The first entry whose `files` fit decides.
 * An import is named `room/path.ts` when it lies in the project, `node:fs` or the package's name otherwise.
 */
type Room = {
  files: RegExp;
  mayImport: RegExp;
  /** What is not allowed although it fits `mayImport`. */
  except?: RegExp;
  /** Fits `except`, and is fine all the same when only types are taken, which leave nothing behind. */
  typesOnly?: RegExp;
  because: string;
};

const pure = /^(zod|date-fns|@date-fns\/tz|i18next|temporal-polyfill|rrule-temporal)(\/|$)/;
const inShared = /^src-shared\//;
const outside = /^(?!(src-main|src-renderer|src-shared|migrations|tests|tools)\/)/;
const native = /^(electron|better-sqlite3|keytar|kysely|googleapis|google-auth-library)(\/|$)/;
const sql = /^(kysely|better-sqlite3)(\/|$)/;
const google = /^(googleapis|googleapis-common|google-auth-library|gaxios)(\/|$)/;
const onlyCalendar = /^googleapis(?!\/build\/src\/apis\/calendar\/)/;
const forWindow = /^(react|react-dom|zustand|lucide-react|get-nonce|@mantine|@tanstack)(\/|$)/;
/** Where Electron is known; all the rest of main runs in the book's thread, or in plain Node. */
const withElectron =
  /^src-main\/(?:window\/|(?:boot|main|main-side|start-app|tell-start-failure|check-installation)\.ts$)/;
const pureFiles =
  /^src-main\/(sync\/(plan|merge)|calendars\/google\/(mapping|event-json|event-times))\.ts$/;

const rooms: readonly Room[] = [
  {
    files: /^src-shared\//,
    mayImport: either(inShared, pure),
    because: 'src-shared is pure: no I/O, no clock, no Node, no DOM',
  },
  {
    files: /^src-main\/preload\//,
    mayImport: either(/^src-main\/preload\//, /^electron$/, inShared),
    except: inShared,
    typesOnly: inShared,
    because: 'the preload script is one small file: it takes electron, and types of src-shared',
  },
  {
    files: /^src-renderer\//,
    mayImport: either(/^src-renderer\//, inShared, outside),
    except: either(/^node:/, native),
    because: 'the window has neither Node nor the database; it asks main through the contract',
  },
  {
    files: pureFiles,
    mayImport: either(inShared, pure, pureFiles),
    because: 'these decisions are pure, so that they can be tested without anything else',
  },
  {
    files: /^src-main\/(database\/|.*-repo\.ts$)/,
    mayImport: either(/^(src-main|migrations)\//, inShared, outside),
    except: either(/^src-main\/preload\//, google, forWindow, /^(keytar|uuid)$/),
    because: 'what speaks SQL speaks to nothing else',
  },
  {
    files: /^src-main\/calendars\/google\//,
    mayImport: either(/^src-main\//, inShared, outside),
    except: either(/^src-main\/preload\//, onlyCalendar, sql, forWindow, /^(keytar|uuid)$/),
    because: 'it knows Google and no database; of googleapis only the calendar, or all is bundled',
  },
  {
    files: /^src-main\/platform\//,
    mayImport: either(/^src-main\//, inShared, outside),
    except: either(/^src-main\/preload\//, google, sql, forWindow, /^electron$/),
    typesOnly: /^electron$/,
    because: 'it adapts the machine: clock, ids, random, timers, network, keychain, log',
  },
  {
    files: withElectron,
    mayImport: either(/^(src-main|migrations)\//, inShared, outside),
    except: either(/^src-main\/preload\//, google, sql, forWindow, /^(keytar|uuid)$/),
    because:
      'SQL belongs in database/ and *-repo.ts, Google in calendars/google/, keychain and ids in platform/',
  },
  {
    files: /^src-main\//,
    mayImport: either(/^(src-main|migrations)\//, inShared, outside),
    except: either(/^src-main\/preload\//, google, sql, forWindow, /^(keytar|uuid|electron)$/),
    typesOnly: /^electron$/,
    because:
      'Electron belongs in window/ and the files that start the app: there is none in the thread of the book; SQL belongs in database/ and *-repo.ts, Google in calendars/google/, keychain and ids in platform/',
  },
  {
    files: /^migrations\//,
    mayImport: either(/^migrations\//, /^kysely(\/|$)/),
    because: 'a migration must mean the same for ever, so it stands on nothing that changes',
  },
];

/** Why a file may not import a target, or `undefined` when it may. */
export function refusal(file: string, target: string, isTypeOnly: boolean): string | undefined {
  const room = rooms.find(({ files }) => files.test(file));
  if (!room) return undefined;
  const isExcepted = room.except?.test(target) && !(isTypeOnly && room.typesOnly?.test(target));
  if (room.mayImport.test(target) && !isExcepted) return undefined;
  return `${file} may not import ${target}: ${room.because}.`;
}

function either(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'));
}
