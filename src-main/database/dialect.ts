import {
  type BinaryOperationNode,
  type LimitNode,
  type OperationNode,
  OperatorNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';

/** How Kysely talks to SQLite here: its own way, but for what it gets wrong or slow. */
export class AppDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new SteadyQueryCompiler();
  }
}

/** Kysely's SQLite adapter says that DDL can't be rolled back; SQLite can, and a half-done migration must be. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * While it plans, our SQLite looks at the values bound to `column = ?` and `LIMIT ?`, and therefore plans the query
 * anew each time other values are bound, although it is prepared: ten times what most of our queries take to run. It
 * does not look through a function, and `likely()` is one that does nothing else. The price is that the planner can
 * not match a bound value with a partial index: such a value is written as a literal, by `sql.lit`.
 * (`sqlite3VdbeSetVarmask` in sqlite's expr.c; it can be switched off by SQLITE_DBCONFIG_ENABLE_QPSG, but not from here.)
 */
class SteadyQueryCompiler extends SqliteQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    if (!isBound(node.rightOperand) || !isEquals(node.operator)) {
      super.visitBinaryOperation(node);
      return;
    }
    this.visitNode(node.leftOperand);
    this.append(' = ');
    this.#visitUnseen(node.rightOperand);
  }

  protected override visitLimit(node: LimitNode): void {
    this.append('limit ');
    if (isBound(node.limit)) this.#visitUnseen(node.limit);
    else this.visitNode(node.limit);
  }

  #visitUnseen(node: OperationNode): void {
    this.append('likely(');
    this.visitNode(node);
    this.append(')');
  }
}

function isBound(node: OperationNode): boolean {
  return ValueNode.is(node) && node.immediate !== true;
}

function isEquals(node: OperationNode): boolean {
  return OperatorNode.is(node) && node.operator === '=';
}
