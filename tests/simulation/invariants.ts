/** What a history may find broken, by the words in which it is told: the first pattern that fits names it. */
const invariants: readonly [pattern: RegExp, name: string][] = [
  [/ is lost$/, 'every booking exists'],
  [/is cancelled, and nobody said so/, 'only the person cancels'],
  [/is said to be deleted there, and never was/, 'no question about a deletion that never was'],
  [/and nobody made it so$/, 'no question about a change that nobody made'],
  [/overlap, and nobody accepted that/, 'no double booking unless accepted'],
  [/nobody who saw that changed it/, 'no edit of the person disappears'],
  [/and nothing here knows it/, 'no edit of theirs disappears'],
  [/is doubled:/, 'one event a booking'],
  [/is cancelled and still there/, 'nothing of a cancelled booking stays'],
  [/which is not ours/, 'hands off what is not ours'],
  [/without a precondition/, 'every write but an insert has a precondition'],
  [/before its id was durable/, 'an id is durable before it is sent'],
  [/the only event of an item that is wanted/, 'a move creates before it deletes'],
  [/after its account was disconnected$/, 'a disconnected account is left alone'],
  [/was put in its place$/, 'the newest observation stays'],
  [/the mirror/, 'a token means that all is mirrored'],
  [/synced_revision of /, 'the synced revision only rises'],
  [/a transaction is open/, 'no transaction across I/O'],
  [/before Retry-After ends/, 'Retry-After is kept'],
  [/again at once after a failure/, 'a failure is followed by a wait'],
  [/an idle cycle/, 'an idle cycle writes nothing'],
  [/differs there|was agreed on otherwise|has another etag/, 'here, agreed and there are the same'],
  [
    /is not sent|has no link|is wanted and|is not there|is still|has failed|nobody is asked/,
    'everything settles or says why',
  ],
  [/integrity_check|foreign_key_check/, 'the database is sound'],
];

/** The invariant that a history's complaint is about; an error of the engine's own counts as one. */
export function invariantOf(trouble: string): string {
  return (
    invariants.find(([pattern]) => pattern.test(trouble))?.[1] ?? 'the engine never fails by itself'
  );
}
