import { ExpectedError, type FailureCode } from '../../src-shared/domain/errors.ts';

/** An error as it goes from one thread to another: what is read of errors, with the refusals told from the rest. */
export type CarriedError = {
  name: string;
  message: string;
  stack: string | undefined;
  /** A refusal's own, or one of Node, SQLite and the like. */
  code: string | undefined;
  syscall: string | undefined;
  /** The field a refusal is about. */
  field: string | undefined;
  isExpected: boolean;
  cause: CarriedError | undefined;
};

/** How far causes are followed. */
const mostCauses = 10;

/** The error as plain facts: copying it as it is would leave its class and its code behind. */
export function packError(error: unknown, left = mostCauses): CarriedError {
  const { name, message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  const { code, syscall, field } = (error ?? {}) as Record<string, unknown>;
  return {
    name,
    message,
    stack,
    code: textOf(code),
    syscall: textOf(syscall),
    field: textOf(field),
    isExpected: error instanceof ExpectedError,
    cause: cause === undefined || left === 0 ? undefined : packError(cause, left - 1),
  };
}

/** The error again, of the same class as far as anybody asks for it. */
export function unpackError(carried: CarriedError): Error {
  const { name, message, stack, code, syscall, field } = carried;
  const cause = carried.cause && unpackError(carried.cause);
  if (carried.isExpected) {
    const options = { ...(field === undefined ? {} : { field }), cause };
    return Object.assign(new ExpectedError(code as FailureCode, message, options), { stack });
  }
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  return Object.assign(error, {
    name,
    stack,
    ...(code === undefined ? {} : { code }),
    ...(syscall === undefined ? {} : { syscall }),
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
