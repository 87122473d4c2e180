import { ExpectedError } from '../src-shared/domain/errors.ts';

/** What a person is told when the app can't start: what happened, what is safe, what to do. */
export type StartFailure = { title: string; message: string };

type Place = { dataFolder: string; backups: string };

/** The codes of Node's and SQLite's errors that a person can do something about. */
const known: {
  codes: readonly string[];
  title: string;
  what: string;
  advice(place: Place): string;
}[] = [
  {
    codes: ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'],
    title: 'The disk is full',
    what: 'The appointment book could not be opened, because there is no room left on the disk.',
    advice: () => 'Make some room, then start the app again.',
  },
  {
    codes: ['SQLITE_NOTADB', 'SQLITE_CORRUPT'],
    title: 'The appointment book can’t be read',
    what: 'The file of the appointment book is damaged, or it is not an appointment book.',
    advice: ({ dataFolder, backups }) =>
      `Keep a copy of the folder ${dataFolder}. Then put the newest file of ${backups} in the place of appointments.sqlite3 ` +
      '(and remove the files beside it that end in -wal and -shm).',
  },
  {
    codes: [
      'SQLITE_CANTOPEN',
      'SQLITE_READONLY',
      'SQLITE_PERM',
      'EACCES',
      'EPERM',
      'EROFS',
      'ENOTDIR',
      'EEXIST',
    ],
    title: 'The data folder can’t be used',
    what: 'The app may not read and write where it keeps the appointment book.',
    advice: ({ dataFolder }) =>
      `See to it that you may write to ${dataFolder}, then start the app again.`,
  },
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    title: 'The appointment book is in use',
    what: 'Another program holds the file of the appointment book.',
    advice: () => 'Close that program (a backup tool, perhaps), then start the app again.',
  },
  {
    codes: ['SQLITE_IOERR', 'EIO'],
    title: 'The disk does not answer properly',
    what: 'Reading or writing the appointment book failed.',
    advice: ({ dataFolder }) => `Check the disk, and keep a copy of the folder ${dataFolder}.`,
  },
];

/** Finds the words for whatever stopped the start. Nothing that stops it has changed the appointment book. */
export function explainStartFailure(error: unknown, place: Place): StartFailure {
  const chain = causesOf(error);
  const refusal = chain.find((cause) => cause instanceof ExpectedError);
  if (refusal) return { title: 'The appointment book was not opened', message: refusal.message };
  const codes = chain.map((cause) =>
    'code' in cause && typeof cause.code === 'string' ? cause.code : '',
  );
  const match = known.find((entry) =>
    codes.some((code) => entry.codes.some((start) => code.startsWith(start))),
  );
  if (match) {
    return {
      title: match.title,
      message: `${match.what} Nothing was changed. ${match.advice(place)}`,
    };
  }
  const said = chain.map((cause) => cause.message).join(': ');
  return {
    title: 'Appointment Agent could not start',
    message:
      `Something unexpected happened (${said}). Your appointments were not changed; they are in ${place.dataFolder}, ` +
      `with copies in ${place.backups}. Start the app again; if that does not help, keep a copy of that folder and report what is written here.`,
  };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 10; cause = cause.cause)
    chain.push(cause);
  return chain.length > 0 ? chain : [new Error(String(error))];
}
