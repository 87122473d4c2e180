import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { UndoDone, UndoState, UndoWish } from '../../src-shared/domain/undo.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock, Log } from '../platform/ports.ts';
import { inverseOf } from './field-inverse.ts';
import type { Undoable, UndoKind, UndoWay } from './undo-kind.ts';
import {
  findStep,
  forgetStep,
  markRedone,
  markUndone,
  newestStepId,
  nextToRedo,
  nextToUndo,
  stepsAfter,
} from './undo-repo.ts';
import type { KeptStep } from './undo-step.ts';
import { t } from '../../src-shared/words/words.ts';

export type UndoDeps = {
  db: Db;
  clock: Clock;
  log: Log;
  /** Every kind of thing whose steps can be taken back. */
  kinds: readonly Undoable[];
  /** Told when something else can be taken back, or done again, than before. */
  changed(state: UndoState): void;
  /** Told of the steps that the person took, after they were committed. */
  taken?(steps: readonly KeptStep[]): unknown;
};

export type UndoService = ReturnType<typeof createUndoService>;

/** Somebody else changed since what a step changed: it can't be taken back any more. */
class OvertakenError extends ExpectedError {}

/**
 * Takes steps of the person back, and does them again: each as new changes in one transaction, which sync like any
 * other. A step goes back as a whole or not at all, and never over something newer that came from elsewhere.
 */
export function createUndoService({ db, clock, log, kinds, changed, taken }: UndoDeps) {
  const known = new Map(kinds.map((kind) => [kind.of.kind, kind]));
  const inTurn = oneAtATime();
  let told: UndoState | null = null;
  /** The newest step there was when it was last looked. */
  let seen: number | null = null;

  async function go(way: UndoWay, wish: UndoWish): Promise<UndoDone> {
    const step = await db
      .transaction()
      .execute((tx) => takeStep(tx, way, wish))
      .catch(async (error: unknown) => {
        if (error instanceof OvertakenError) await dropNext(way, wish);
        throw isStillNeeded(error) ? stillNeeded(way, error) : error;
      });
    announce(step);
    const state = await readState(db);
    tell(state);
    return { step: step.id, label: step.label, state };
  }

  async function takeStep(tx: Tx, way: UndoWay, wish: UndoWish): Promise<KeptStep> {
    const step = await stepFor(tx, way, wish.step);
    const at = clock.now();
    const together = new Set(step.parts.map((part) => part.id));
    // The way back begins at the end: what was made last may stand on what was made first.
    const parts = way === 'undone' ? step.parts.toReversed() : step.parts;
    for (const part of parts) {
      const kind = known.get(part.kind)?.of ?? refuseUnknownKind(way, step);
      const [from, to] = way === 'undone' ? [part.after, part.before] : [part.before, part.after];
      const found = await kind.read(tx, part.id);
      // A tombstone counts as nothing to a step that began with nothing, and as itself to any other.
      const current = from === null && kind.isThere?.(found) === false ? null : found;
      const inverse = inverseOf({ from, to }, current, kind.derived);
      if ('overtaken' in inverse) {
        throw new OvertakenError(
          'not-allowed',
          await overtakenWords(tx, kind, part.id, way, step, inverse.overtaken, found),
        );
      }
      const settling = {
        id: part.id,
        current,
        next: inverse.next,
        historyMark: step.historyMark,
        together,
        bookAnyway: wish.bookAnyway,
      };
      const next = kind.settle ? await kind.settle(tx, settling) : inverse.next;
      await kind.write(tx, part.id, next, at, way, together);
    }
    if (way === 'undone') await markUndone(tx, step.id, at);
    else await markRedone(tx, step.id);
    return step;
  }

  /** A step that can't be taken must not bar the way to those behind it. */
  async function dropNext(way: UndoWay, wish: UndoWish): Promise<void> {
    const dropped = await db.transaction().execute(async (tx) => {
      const next = await (way === 'undone' ? nextToUndo(tx) : nextToRedo(tx));
      if (next === null || (wish.step !== null && wish.step !== next.id)) return false;
      await forgetStep(tx, next.id);
      return true;
    });
    if (dropped) tell(await readState(db));
  }

  function announce(step: KeptStep): void {
    for (const [name, { changed: tellKind }] of known) {
      const ids = step.parts.filter((part) => part.kind === name).map((part) => part.id);
      if (ids.length > 0) tellKind([...new Set(ids)]);
    }
  }

  function tell(state: UndoState): void {
    if (
      told !== null &&
      told.undo === state.undo &&
      told.redo === state.redo &&
      told.step === state.step
    )
      return;
    told = state;
    changed(state);
  }

  async function lookNow(): Promise<void> {
    const isFirst = seen === null;
    const since: number = seen ?? (await newestStepId(db));
    const fresh = isFirst ? [] : await stepsAfter(db, since);
    seen = fresh.at(-1)?.id ?? since;
    tell(await readState(db));
    if (fresh.length > 0) await taken?.(fresh);
  }

  return {
    state: (): Promise<UndoState> => readState(db),
    undo: (wish: UndoWish): Promise<UndoDone> => go('undone', wish),
    redo: (wish: UndoWish): Promise<UndoDone> => go('redone', wish),

    /** Looks whether steps were taken since it last looked, and tells of them; the first look only learns where they begin. */
    look(): void {
      inTurn(lookNow).catch((error: unknown) =>
        log.error('the steps of the person could not be read', { error }),
      );
    },

    /** Resolves when no look is under way. */
    stop: (): Promise<void> => inTurn(async () => undefined),
  };
}

/** What the window may ask about steps. */
export function undoHandlers(
  service: UndoService,
): Pick<Handlers, Extract<keyof Handlers, `undo.${string}`>> {
  return {
    'undo.state': () => service.state(),
    'undo.undo': (wish) => service.undo(wish),
    'undo.redo': (wish) => service.redo(wish),
  };
}

async function readState(db: Db): Promise<UndoState> {
  const [undo, redo] = [await nextToUndo(db), await nextToRedo(db)];
  return { undo: undo?.label ?? null, redo: redo?.label ?? null, step: undo?.id ?? null };
}

async function stepFor(tx: Tx, way: UndoWay, id: number | null): Promise<KeptStep> {
  if (id === null) {
    const next = await (way === 'undone' ? nextToUndo(tx) : nextToRedo(tx));
    if (next !== null) return next;
    throw new ExpectedError('not-found', t(`refusals:step.nothing.${way}`));
  }
  const step = await findStep(tx, id);
  if (step !== null && (step.undoneAt === null) === (way === 'undone')) return step;
  throw new ExpectedError(
    'not-found',
    step === null ? t(`refusals:step.tooFar.${way}`) : t(`refusals:step.already.${way}`),
  );
}

/** The database keeps what others refer to, such as a client with bookings. */
function isStillNeeded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

function stillNeeded(way: UndoWay, cause: unknown): ExpectedError {
  return new ExpectedError('not-allowed', t(`refusals:step.needed.${way}`), { cause });
}

function refuseUnknownKind(way: UndoWay, { label }: KeptStep): never {
  throw new OvertakenError('not-allowed', t(`refusals:step.unknownKind.${way}`, { label }));
}

async function overtakenWords(
  db: Db,
  kind: UndoKind,
  id: string,
  way: UndoWay,
  { label }: KeptStep,
  fields: readonly string[],
  found: unknown,
): Promise<string> {
  const cause =
    fields.length > 0
      ? ((await kind.describeChange?.(db, id, fields)) ?? t('steps:since.otherwise'))
      : found === null
        ? t('steps:since.takenOut')
        : t('steps:since.putIn');
  return t(`refusals:step.overtaken.${way}`, { label, cause });
}
