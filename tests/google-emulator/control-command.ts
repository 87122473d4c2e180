import { z } from 'zod';
import { ApiError } from './api-error.ts';

/** A command was wrong in itself: nothing was changed. */
export class ControlError extends Error {}

/**
 * One command of the control API. Its input is checked at run time too, because it may come over HTTP and because a
 * misspelt fault that never strikes is a test that proves nothing.
 */
export function command<S extends z.ZodType, R>(
  schema: S,
  run: (input: z.output<S>) => R,
): (input: z.input<S>) => R {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw new ControlError(parsed.error.message, { cause: parsed.error });
    try {
      return run(parsed.data);
    } catch (error) {
      // What the API would refuse is refused here with the same words.
      if (error instanceof ApiError)
        throw new ControlError(`${error.status} ${error.reason}: ${error.message}`, {
          cause: error,
        });
      if (error instanceof z.ZodError) throw new ControlError(error.message, { cause: error });
      throw error;
    }
  };
}
