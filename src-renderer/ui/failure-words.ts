import type { RequestFailure } from '../bridge.ts';
import type { FailureCode } from '../../src-shared/domain/errors.ts';

const titles: Record<FailureCode, string> = {
  'invalid-input': 'That can’t be saved as it is',
  'not-found': 'That is no longer here',
  overlap: 'This time is taken',
  'changed-meanwhile': 'This booking changed meanwhile',
  'not-allowed': 'That is not possible now',
  'not-connected': 'No calendar is connected',
  'no-keychain': 'This computer has no keychain',
  cancelled: 'Stopped',
  offline: 'There is no network',
  'remote-refused': 'Google did not accept this',
  internal: 'Something went wrong',
};

const safetyWords: Partial<Record<FailureCode, string>> = {
  offline: 'Everything you enter is kept on this laptop and sent as soon as there is a network.',
  'remote-refused': 'Your appointment book on this laptop is not touched.',
  'not-connected': 'Bookings are kept on this laptop. Connect a calendar in Settings to send them.',
};

/** A failure as a person should hear it: what happened, what is safe, what to do. */
export function wordsFor(failure: Pick<RequestFailure, 'code' | 'message'>): {
  title: string;
  message: string;
} {
  const safety = safetyWords[failure.code];
  return {
    title: titles[failure.code],
    message: safety === undefined ? failure.message : `${failure.message} ${safety}`,
  };
}
