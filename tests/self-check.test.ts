import { expect, test } from 'vitest';
import { runSelfCheck, type SelfCheckParts } from '../src-main/self-check.ts';

const sound: SelfCheckParts = {
  versions: { app: '1.0.0' },
  examineDatabase: async () => ({
    isOk: true,
    file: 'present',
    sqlite: '3.54.1',
    integrity: 'ok',
    brokenReferences: 0,
    migrations: { done: ['a'], missing: [], unknown: [] },
  }),
  openKeychain: async () => ({ isPersistent: true }),
  findPage: async () => true,
};

test('a sound installation is ok', async () => {
  expect(await runSelfCheck(sound)).toEqual({
    ok: true,
    versions: { app: '1.0.0' },
    database: {
      file: 'present',
      sqlite: '3.54.1',
      integrity: 'ok',
      brokenReferences: 0,
      migrations: { done: ['a'], missing: [], unknown: [] },
    },
    keychain: 'persistent',
    page: true,
    problems: [],
  });
});

test('a machine without a keychain is one to work on all the same', async () => {
  const found = await runSelfCheck({
    ...sound,
    openKeychain: async () => ({ isPersistent: false }),
  });
  expect(found).toMatchObject({ ok: true, keychain: 'memory' });
});

test('each part that fails is named, and hides none of the others', async () => {
  const found = await runSelfCheck({
    ...sound,
    examineDatabase: () => Promise.reject(new Error('no driver')),
    findPage: async () => false,
  });
  expect(found).toMatchObject({
    ok: false,
    database: null,
    keychain: 'persistent',
    page: false,
    problems: ['database: no driver', 'page: its files are missing'],
  });
});

test('a database that can not be worked with is not ok', async () => {
  const health = {
    ...(await sound.examineDatabase()),
    isOk: false,
    integrity: 'row 7 missing from index',
  };
  expect(await runSelfCheck({ ...sound, examineDatabase: async () => health })).toMatchObject({
    ok: false,
    database: { integrity: 'row 7 missing from index' },
  });
});
