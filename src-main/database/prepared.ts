import { type CompiledQuery, createQueryId } from 'kysely';
import type { Db, Tx } from './schema.ts';

/** What can be bound to a statement. */
export type Bindable = string | number | null;

/** None may be missing: Kysely leaves out of the text what is undefined. */
type Values<V> = { [Name in keyof V]-?: Bindable };
type AnyValues = Record<string, Bindable>;
/** Nothing where a query names no values. */
type Given<V> = string extends keyof V ? [] : [values: V];
type Build<From, V, Row> = (from: From, given: V) => { compile(from: From): CompiledQuery<Row> };

/**
 * A query of fixed shape, built and compiled at its first use only: that costs more than most of our queries take to
 * run. While it is built its values are not known: it may bind them, and must not look at them. A list of ids is
 * given as the text of `idText`, for `idsIn`.
 */
export function preparedRead<Row, V extends Values<V> = AnyValues>(build: Build<Db, V, Row>) {
  const query = prepared(build);
  return {
    /** Every row that it finds. */
    all: async (db: Db, ...[values]: Given<V>): Promise<Row[]> =>
      (await db.executeQuery(query(db, values))).rows,

    /** The first row that it finds; it still runs to its end, unless it has a limit. */
    first: async (db: Db, ...[values]: Given<V>): Promise<Row | undefined> =>
      (await db.executeQuery(query(db, values))).rows[0],
  };
}

/** As `preparedRead`, for what writes. */
export function preparedWrite<V extends Values<V> = AnyValues>(build: Build<Tx, V, unknown>) {
  const query = prepared(build);
  return {
    run: async (tx: Tx, ...[values]: Given<V>): Promise<void> =>
      void (await tx.executeQuery(query(tx, values))),
  };
}

/**
 * As `preparedWrite`, for rows of which now these and now those columns change: there is a query for each set of them.
 * What is undefined stays out of it.
 */
export function preparedChange<V extends Partial<AnyValues>>(build: Build<Tx, V, unknown>) {
  const queries = new Map<string, (tx: Tx, values: AnyValues) => CompiledQuery>();
  return {
    run: async (tx: Tx, given: V): Promise<void> => {
      const values = Object.fromEntries(
        Object.entries(given).filter(
          (entry): entry is [string, Bindable] => entry[1] !== undefined,
        ),
      );
      const names = Object.keys(values).join(' ');
      const query = queries.get(names) ?? prepared(build as Build<Tx, AnyValues, unknown>);
      queries.set(names, query);
      await tx.executeQuery(query(tx, values));
    },
  };
}

function prepared<From, V extends AnyValues, Row>(
  build: Build<From, V, Row>,
): (from: From, values: V | undefined) => CompiledQuery<Row> {
  let built: CompiledQuery<Row> | undefined;
  return (from, values = {} as V) => {
    built ??= build(from, placesOf(values)).compile(from);
    const { query, sql } = built;
    const parameters = built.parameters.map((one) =>
      one instanceof Place ? valueOf(values, one.name) : one,
    );
    return { query, sql, parameters, queryId: createQueryId() };
  };
}

function valueOf(values: Partial<AnyValues>, name: string): Bindable {
  const value = values[name];
  if (value === undefined) throw new Error(`a prepared query was given no ${name}`);
  return value;
}

/** Stands for a value while a query is built. Kysely binds what it does not know as it is. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Nothing may be made of a value that is not known yet: neither a sum, nor a text. */
  [Symbol.toPrimitive](): never {
    throw new Error(`a prepared query looks at ${this.name} while it is built`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}

function placesOf<V extends AnyValues>(values: V): V {
  const places = Object.keys(values).map((name) => [name, new Place(name)]);
  return Object.fromEntries(places) as V; // for whoever builds a query, the values they stand for
}
