import type { FailureCode } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';
import type { RequestFailure } from '../bridge.ts';

/** The failures after which it is not plain what is safe. */
const withSafety = ['offline', 'remote-refused', 'not-connected'] as const;

function safetyWords(code: FailureCode): string | null {
  const known = withSafety.find((one) => one === code);
  return known === undefined ? null : t(`safe.${known}`);
}

/** A failure as a person should hear it: what happened, what is safe, what to do. */
export function wordsFor(failure: Pick<RequestFailure, 'code' | 'message'>): {
  title: string;
  message: string;
} {
  const safety = safetyWords(failure.code);
  return {
    title: t(`failure.${failure.code}`),
    message: safety === null ? failure.message : `${failure.message} ${safety}`,
  };
}
