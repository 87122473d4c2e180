import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hardCodedIn } from './hard-coded.ts';

/** The app's own name is the same in every language. */
const appName = 'Appointment Agent';

/** What may stand in the source as it is, each with its reason. */
const exceptions: readonly { file: string; text: string; because: string }[] = [
  {
    file: 'src-main/sync/lane.ts',
    text: 'the account was disconnected',
    because: 'it ends a turn, and is told to nobody',
  },
  {
    file: 'src-main/sync/send.ts',
    text: 'not sent',
    because: 'it marks what was staged in vain, and is neither kept nor told',
  },
  {
    file: 'src-main/undo/describe-change.ts',
    text: 'summary',
    because: 'it is the name of a field of an event',
  },
  {
    file: 'src-main/calendars/google/endpoints.ts',
    text: '… must be an http address on this machine, such as http://127.0.0.1:8080/.',
    because: 'only developers set these variables',
  },
  {
    file: 'src-main/calendars/google/endpoints.ts',
    text: 'The app did not start, so that nothing is sent elsewhere: correct the variable or remove it.',
    because: 'only developers set these variables',
  },
  {
    file: 'src-renderer/calendar/legend-dialog.tsx',
    text: 'Abc',
    because: 'it stands for any title in a picture of a block',
  },
  {
    file: 'src-renderer/settings/oauth-client.tsx',
    text: '….apps.googleusercontent.com',
    because: 'this is how Google writes the id of a client',
  },
];

const isExcepted = (file: string, text: string): boolean =>
  text === appName || exceptions.some((one) => one.file === file && one.text === text);

function filesOf(folder: string, recursive = folder !== 'src-renderer'): string[] {
  return readdirSync(folder, { recursive, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^words\/(en|de)\//.test(name))
    .map((name) => `${folder}/${name}`);
}

const windowFolders = readdirSync('src-renderer', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `src-renderer/${name}`);

describe('nothing is said without a text of src-shared/words', () => {
  test.each(['src-main', 'src-shared', 'src-renderer', ...windowFolders])('in %s', (folder) => {
    const found = filesOf(folder).flatMap((file) =>
      hardCodedIn(file, readFileSync(file, 'utf8'))
        .filter(({ text }) => !isExcepted(file, text))
        .map(({ line, where, text }) => `${file}:${line} ${where}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test.each(exceptions)('and what is excepted in $file is there: $text', ({ file, text }) => {
    const texts = hardCodedIn(file, readFileSync(file, 'utf8')).map((one) => one.text);
    expect(texts).toContain(text);
  });
});

describe('what is looked for', () => {
  const textsIn = (code: string): string[] => hardCodedIn('some.tsx', code).map(({ text }) => text);

  test.each([
    [`throw new ExpectedError('not-found', 'It is gone.');`, ['It is gone.']],
    [
      'throw new ExpectedError(code, `${reason} Nothing was changed.`);',
      ['… Nothing was changed.'],
    ],
    [`throw new ExpectedError(code, isOne ? 'One.' : t('refusals:more'));`, ['One.']],
    [`throw new ExpectedError(code, 'It is ' + name);`, ['It is']],
    [`const a = <p>Hello {name}</p>;`, ['Hello']],
    [`const a = <p>{isOpen ? 'Open' : 'Closed'}</p>;`, ['Open', 'Closed']],
    ['const a = <p>{count > 0 && `${count} more`}</p>;', ['… more']],
    [`const a = <TextInput label="Name" placeholder={'Anna ' + name} />;`, ['Name', 'Anna']],
    ['const a = <button aria-label={`Remove ${name}`} />;', ['Remove …']],
    [`const options = [{ value: 'day', label: 'Every day' }];`, ['Every day']],
  ])('%s', (code, texts) => {
    expect(textsIn(code)).toEqual(texts);
  });

  test.each([
    `throw new ExpectedError('not-found', t('refusals:gone.booking'));`,
    'throw new ExpectedError(code, reason, { field: `hours` });',
    `throw new Error('an item cannot change its kind');`,
    `const a = <p className="a wide one">{t('today:title')} · {name}</p>;`,
    'const a = <Title order={2} variant={isWide ? `filled` : `light`}>{title}</Title>;',
    `const a = <TextInput label={t('clients:name')} type="search" />;`,
    `const options = [{ value: 'day', label: t('booking:every.day') }];`,
    `const a = <kbd>K</kbd>;`,
  ])('and what is none: %s', (code) => {
    expect(textsIn(code)).toEqual([]);
  });
});
