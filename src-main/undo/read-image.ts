import type { z } from 'zod';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';

/** Reads a state that was kept with a step; one from before its kind has changed may not be readable any more. */
export function readImage<Schema extends z.ZodType>(
  schema: Schema,
  image: unknown,
): z.output<Schema> {
  const read = schema.safeParse(image);
  if (read.success) return read.data;
  throw new ExpectedError('not-allowed', t('refusals:life.unreadable'), { cause: read.error });
}
