import { ExpectedError } from '../src-shared/domain/errors.ts';
import { t } from '../src-shared/words/words.ts';

/** What a person is told when the app can't start: what happened, what is safe, what to do. */
export type StartFailure = { title: string; message: string };

type Place = { dataFolder: string; backups: string };

/** The codes of Node's and SQLite's errors that a person can do something about. */
const known = {
  full: ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'],
  damaged: ['SQLITE_NOTADB', 'SQLITE_CORRUPT'],
  forbidden: [
    'SQLITE_CANTOPEN',
    'SQLITE_READONLY',
    'SQLITE_PERM',
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOTDIR',
    'EEXIST',
  ],
  inUse: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
  disk: ['SQLITE_IOERR', 'EIO'],
} as const;
const kinds = Object.keys(known) as (keyof typeof known)[];

/** Finds the words for whatever stopped the start. Nothing that stops it has changed the appointment book. */
export function explainStartFailure(error: unknown, place: Place): StartFailure {
  const chain = causesOf(error);
  const refusal = chain.find((cause) => cause instanceof ExpectedError);
  if (refusal) return { title: t('shell:start.refused'), message: refusal.message };
  const codes = chain.map((cause) =>
    'code' in cause && typeof cause.code === 'string' ? cause.code : '',
  );
  const kind = kinds.find((one) =>
    codes.some((code) => known[one].some((start) => code.startsWith(start))),
  );
  if (kind !== undefined) {
    return {
      title: t(`shell:start.title.${kind}`),
      message: t(`shell:start.message.${kind}`, place),
    };
  }
  const said = chain.map((cause) => cause.message).join(': ');
  return {
    title: t('shell:start.title.unexpected'),
    message: t('shell:start.message.unexpected', { said, ...place }),
  };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 10; cause = cause.cause)
    chain.push(cause);
  return chain.length > 0 ? chain : [new Error(String(error))];
}
