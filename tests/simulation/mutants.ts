/** One deliberate fault of the engine: a text in one of its files, and what is put in its place. */
export type Mutant = {
  name: string;
  /** What would happen to a person whose app had it. */
  why: string;
  /** From the repository's root; the text is in it exactly once. */
  file: string;
  find: string;
  replace: string;
};

/** Faults that others' engines had, or that this one had while it was made; the simulation must see each of them. */
export const mutants: readonly Mutant[] = [
  {
    name: 'patch-without-precondition',
    why: 'A change made in Google a moment before ours is wiped out unseen.',
    file: 'src-main/sync/stage.ts',
    find: `{ kind: 'patch', etag: step.etag, ...common }`,
    replace: `{ kind: 'patch', etag: '*', ...common }`,
  },
  {
    name: 'delete-without-precondition',
    why: 'An event that somebody has just rewritten is deleted with what they wrote.',
    file: 'src-main/sync/stage.ts',
    find: `{ kind: 'delete', eventId: link.remoteId, etag: step.etag }`,
    replace: `{ kind: 'delete', eventId: link.remoteId, etag: '*' }`,
  },
  {
    name: 'token-with-first-page',
    why: 'After a crash between two pages the changes on the later ones are never heard of.',
    file: 'src-main/sync/pull.ts',
    find: `    await storePage(lane, answer.value, { isFull: syncToken === null, startedAt, durationMs });`,
    replace: `    let last = answer.value;
    while (pageToken === null && last.nextPageToken !== null) {
      const more = await lane.provider.listEvents(lane.calendar.remote_id, { syncToken, pageToken: last.nextPageToken });
      if (!more.ok) return 'failed';
      last = more.value;
    }
    if (pageToken === null) {
      await lane.db.transaction().execute(async (tx) => {
        await changeCalendar(tx, lane.calendar.id, {
          sync_token: last.nextSyncToken,
          request_fingerprint: lane.provider.requestFingerprint,
        });
      });
    }
    await storePage(lane, answer.value, { isFull: syncToken === null, startedAt, durationMs });`,
  },
  {
    name: 'token-before-its-page',
    why: 'After a crash between two transactions the changes of the last page are never heard of.',
    file: 'src-main/sync/pull.ts',
    find: `  const isStored = await lane.db.transaction().execute(async (tx) => {`,
    replace: `  if (isLast) {
    await lane.db.transaction().execute(async (tx) => {
      await changeCalendar(tx, calendarId, {
        sync_token: page.nextSyncToken,
        request_fingerprint: lane.provider.requestFingerprint,
      });
    });
  }
  const isStored = await lane.db.transaction().execute(async (tx) => {`,
  },
  {
    name: 'id-not-in-flight',
    why: 'After a crash nobody knows that an event may already be there.',
    file: 'src-main/sync/stage.ts',
    find: `const state = step.do === 'insert' ? 'maybe' : 'present';`,
    replace: `const state = step.do === 'insert' ? 'absent' : 'present';`,
  },
  {
    name: 'absence-is-deletion',
    why: 'A listing that lags behind makes the app believe that bookings were deleted in Google.',
    file: 'src-main/sync/mirror-repo.ts',
    find: `      SELECT event_id FROM remote_event WHERE calendar_id = \${calendarId} AND status = 'unseen')\`.execute(
    tx,
  );`,
    replace: `      SELECT event_id FROM remote_event WHERE calendar_id = \${calendarId} AND status = 'unseen')\`.execute(tx);
  await tx
    .updateTable('remote_event')
    .set({ status: 'cancelled' })
    .where('calendar_id', '=', calendarId)
    .where('status', '=', 'unseen')
    .execute();`,
  },
  {
    name: 'resync-clears-bookings',
    why: 'An expired token costs the person every booking of that calendar.',
    file: 'src-main/sync/pull.ts',
    find: `    await changeCalendar(tx, lane.calendar.id, { full_sync_epoch: epoch, sync_token: null });`,
    replace: `    await changeCalendar(tx, lane.calendar.id, { full_sync_epoch: epoch, sync_token: null });
    const mine = tx.selectFrom('calendar_link').select('item_id').where('calendar_id', '=', lane.calendar.id);
    await tx.deleteFrom('booking').where('id', 'in', mine).execute();`,
  },
  {
    name: 'resync-clears-links',
    why: 'An expired token makes the app forget which events are its own, and what was agreed.',
    file: 'src-main/sync/pull.ts',
    find: `    await changeCalendar(tx, lane.calendar.id, { full_sync_epoch: epoch, sync_token: null });`,
    replace: `    await changeCalendar(tx, lane.calendar.id, { full_sync_epoch: epoch, sync_token: null });
    await tx.deleteFrom('calendar_link').where('calendar_id', '=', lane.calendar.id).execute();`,
  },
  {
    name: 'duplicate-is-success',
    why: 'An insert that met its own earlier self counts as agreed, whatever the event has become since.',
    file: 'src-main/sync/settle.ts',
    find: `  const change: LinkChange = mayHaveHappened(error) ? {} : withdrawn(link, sent, error);`,
    replace: `  if (error.kind === 'duplicate' && sent.write.kind === 'insert') {
    return await changeLink(tx, link.id, {
      state: 'present',
      etag: '"unknown"',
      base: { writeId: sent.write.stamp.writeId, content: sent.write.content },
      inFlight: [],
      inFlightRevision: null,
      syncedRevision: sent.revision,
      ...noTrouble,
    });
  }
  const change: LinkChange = mayHaveHappened(error) ? {} : withdrawn(link, sent, error);`,
  },
  {
    name: 'duplicate-ignored',
    why: 'An insert whose answer was lost is sent again and again for ever.',
    file: 'src-main/sync/settle.ts',
    find: `    case 'duplicate':
    case 'stale':`,
    replace: `    case 'duplicate':
      break;
    case 'stale':`,
  },
  {
    name: 'base-not-updated-after-push',
    why: 'The next change in Google looks like a conflict, or an old value looks like a new one.',
    file: 'src-main/sync/settle.ts',
    find: `    base: { writeId: sent.write.stamp.writeId, content: sent.write.content },`,
    replace: `    base: link.base ?? { writeId: sent.write.stamp.writeId, content: sent.write.content },`,
  },
  {
    name: 'base-not-updated-after-merge',
    why: 'What was taken over from Google counts as our own change, and is sent over their next one.',
    file: 'src-main/sync/reconcile.ts',
    find: `    base: { writeId: event.stamp?.writeId ?? link.base?.writeId ?? null, content: remote },`,
    replace: `    base: link.base ?? { writeId: event.stamp?.writeId ?? null, content: remote },`,
  },
  {
    name: 'tombstone-dropped',
    why: 'An insert that arrives hours late leaves a cancelled booking in the calendar for ever.',
    file: 'src-main/sync/plan.ts',
    find: `  if (link.state === 'present' && observed.etag === link.etag) return null;`,
    replace: `  if (link.state === 'gone' || (link.state === 'present' && observed.etag === link.etag)) return null;`,
  },
  {
    name: 'retry-after-ignored',
    why: 'Google asks for a pause and is asked again at once: it may shut the app out.',
    file: 'src-main/sync/backoff.ts',
    find: `Math.max(retryAfterMs ?? 0, Math.ceil(random() * ceiling), 1)`,
    replace: `Math.max(Math.ceil(random() * ceiling), 1)`,
  },
  {
    name: 'retry-without-backoff',
    why: 'What fails is sent again at once, over and over, while the server is in trouble.',
    file: 'src-main/sync/settle.ts',
    find: `    nextAttemptAt: lane.clock.now() + backoffMs(kind, attempts, lane.random, error.retryAfterMs),`,
    replace: `    nextAttemptAt: lane.clock.now(),`,
  },
  {
    name: 'deletion-is-an-order',
    why: 'A slip of the finger in Google cancels an appointment here, and nobody is asked.',
    file: 'src-main/sync/reconcile.ts',
    find: `  await remember(tx, lane, link, item, 'deleted-there', []);`,
    replace: `  await tx
    .updateTable('booking')
    .set((eb) => ({ status: 'cancelled', revision: eb('revision', '+', 1) }))
    .where('id', '=', link.itemId)
    .execute();`,
  },
  {
    name: 'missing-calendar-cancels',
    why: 'A calendar that is gone, or was unshared, takes the bookings of the practice with it.',
    file: 'src-main/sync/pull.ts',
    find: `    if (isConfirmed) lane.stop ??= { scope: 'calendar', error: calendar.error };`,
    replace: `    if (isConfirmed) {
      lane.stop ??= { scope: 'calendar', error: calendar.error };
      await lane.db.transaction().execute(async (tx) => {
        const lost = tx.selectFrom('calendar_link').select('item_id').where('calendar_id', '=', lane.calendar.id);
        await tx
          .updateTable('booking')
          .set((eb) => ({ status: 'cancelled', revision: eb('revision', '+', 1) }))
          .where('id', 'in', lost)
          .execute();
      });
    }`,
  },
  {
    name: 'look-cleared-early',
    why: 'What was seen in Google is forgotten when the app can not act on it at that moment.',
    file: 'src-main/sync/stage.ts',
    find: `    case 'wait':
      return null;`,
    replace: `    case 'wait':
      await changeLink(tx, link.id, { look: false });
      return null;`,
  },
  {
    name: 'in-flight-only-last',
    why: 'An older write of ours that lands late looks like a change made in Google.',
    file: 'src-main/sync/stage.ts',
    find: `    : [...link.inFlight, { writeId: stamp.writeId, revision, content: step.content }];`,
    replace: `    : [{ writeId: stamp.writeId, revision, content: step.content }];`,
  },
  {
    name: 'timeout-is-refusal',
    why: 'A write whose answer was lost counts as never sent, though it may have arrived.',
    file: 'src-main/sync/settle.ts',
    find: `  const change: LinkChange = mayHaveHappened(error) ? {} : withdrawn(link, sent, error);`,
    replace: `  const isLost = error.kind === 'server' || error.kind === 'unknown-outcome';
  const told = isLost ? { ...error, kind: 'offline' as const } : error;
  const change: LinkChange = mayHaveHappened(told) ? {} : withdrawn(link, sent, told);`,
  },
  {
    name: 'refusal-is-certain',
    why: 'A write that was delivered twice, carried out once and refused once, is taken for an edit of somebody else.',
    file: 'src-main/sync/settle.ts',
    find: `    ...(kind === 'offline' ? { inFlight: others } : {}),`,
    replace: `    inFlight: others,`,
  },
  {
    name: 'remote-wins-conflict',
    why: 'What the person has just typed is replaced by what Google says.',
    file: 'src-main/sync/merge.ts',
    find: `    else found.conflicting.push(field);`,
    replace: `    else found.fromRemote.push(field);`,
  },
  {
    name: 'remote-changes-ignored',
    why: 'What was changed in Google is sent over as if nobody had changed it.',
    file: 'src-main/sync/merge.ts',
    find: `found.fromRemote.push(field);`,
    replace: `found.fromLocal.push(field);`,
  },
  {
    name: 'conflict-not-recorded',
    why: 'Their value is lost without a word.',
    file: 'src-main/sync/reconcile.ts',
    find: `  if (found.conflicting.length > 0) {`,
    replace: `  if (found.conflicting.length > 99) {`,
  },
  {
    name: 'lost-edits-not-recorded',
    why: 'What somebody wrote into the event of a cancelled booking goes with it, unread.',
    file: 'src-main/sync/reconcile.ts',
    find: `  if (lost.length > 0) await noteConflict(`,
    replace: `  if (lost.length > 99) await noteConflict(`,
  },
  {
    name: 'overlap-taken-over',
    why: 'An event moved in Google double-books the practice here.',
    file: 'src-main/sync/accept-remote.ts',
    find: `  if (isInTheWay && !anyway) return null;
  const booking = { ...item.booking, overlapAccepted: isInTheWay };`,
    replace: `  const { booking } = item;`,
  },
  {
    name: 'stale-observation-kept',
    why: 'A listing that lags behind brings back values from before.',
    file: 'src-main/sync/mirror-repo.ts',
    find: `    if (isCertain || before === undefined || !isOlder(event, before)) taken.set(event.id, event);`,
    replace: `    taken.set(event.id, event);`,
  },
  {
    name: 'unsent-of-copy-forgotten',
    why: "A copy put back takes the person's own edit for somebody else's, and undoing it does not hold.",
    file: 'src-main/sync/plan.ts',
    find: `    if (lost) return lost.content;`,
    replace: ``,
  },
  {
    name: 'move-deletes-first',
    why: 'A booking that moves to another calendar is in none when the second step fails.',
    file: 'src-main/sync/plan.ts',
    find: `  if (!input.isTarget) return input.isElsewhere ? whenDue(input, remove) : { do: 'wait' };`,
    replace: `  if (!input.isTarget) return whenDue(input, remove);`,
  },
  {
    name: 'target-from-stale-turn',
    why: 'A calendar chosen while another one is being written to gets nothing, or both get everything.',
    file: 'src-main/sync/stage.ts',
    find: `    isTarget: link.isTarget,`,
    replace: `    isTarget: lane.calendar.is_target === 1,`,
  },
  {
    name: 'disconnect-during-page',
    why: 'A page that arrives after the account was disconnected is stored as if it still were.',
    file: 'src-main/sync/pull.ts',
    find: `    if (!(await isStillConnected(tx, lane))) return false;`,
    replace: ``,
  },
  {
    name: 'settle-without-compare',
    why: 'The answer to a write overrules what has happened to the link since it was sent.',
    file: 'src-main/sync/settle.ts',
    find: `  if (!link || link.state !== sent.link.state || !isStillInFlight(link, sent)) return;`,
    replace: `  if (!link) return;`,
  },
  {
    name: 'edit-during-send-forgotten',
    why: 'An edit made while the booking was being sent counts as sent, and never is.',
    file: 'src-main/sync/settle.ts',
    find: `content: sent.write.content },
    inFlight: [],
    inFlightRevision: null,
    syncedRevision: Math.max(link.syncedRevision, sent.revision),`,
    replace: `content: sent.write.content },
    inFlight: [],
    inFlightRevision: null,
    syncedRevision: link.itemRevision,`,
  },
  {
    name: 'sent-before-first-look',
    why: 'After a restore or a reconnect the app writes before it knows what is there.',
    file: 'src-main/sync/cycle.ts',
    find: `  if (lane.calendar.sync_token === null) return;`,
    replace: ``,
  },
];
