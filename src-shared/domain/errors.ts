/** What a refused request is called; the window chooses its words and its next step by it. */
export type FailureCode =
  | 'invalid-input'
  | 'not-found'
  | 'overlap'
  | 'changed-meanwhile'
  | 'not-allowed'
  | 'not-connected'
  | 'no-keychain'
  | 'cancelled'
  | 'offline'
  | 'remote-refused'
  | 'internal';

/** A refusal that is part of normal use: told to the person as it stands, never logged as a bug. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
  readonly code: FailureCode;
  /** The input field the message is about, where there is one. */
  readonly field: string | undefined;

  constructor(
    code: FailureCode,
    message: string,
    options: { field?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }
}
