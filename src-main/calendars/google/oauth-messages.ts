import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import type { OAuthFailure } from './token-endpoint.ts';
import { retold } from '../../../src-shared/words/retold.ts';
import { t } from '../../../src-shared/words/words.ts';

/** Says to the person what an error that Google sent to the browser means (RFC 6749, section 4.1.2.1). */
export function explainOAuthError(error: string): ExpectedError {
  switch (error) {
    case 'access_denied':
      return new ExpectedError('cancelled', t('refusals:signIn.denied'));
    case 'temporarily_unavailable':
    case 'server_error':
      return new ExpectedError('remote-refused', t('refusals:signIn.unavailable'));
    default:
      return new ExpectedError(
        'remote-refused',
        t('refusals:signIn.ended', { error: error.replace(/[^\w.-]/g, '').slice(0, 60) }),
      );
  }
}

/** Says to the person why the sign-in service gave no tokens. */
export function explainOAuthFailure(failure: OAuthFailure): ExpectedError {
  if (failure.kind === 'unreachable') {
    return new ExpectedError(
      'offline',
      t('refusals:signIn.unreachable', { why: retold(failure.message) }),
      {
        cause: failure.cause,
      },
    );
  }
  const { status, code, description } = failure;
  const cause = new Error(`OAuth answered ${status} ${code ?? ''} ${description}`.trim());
  switch (code) {
    case 'invalid_client':
    case 'unauthorized_client':
      return new ExpectedError('invalid-input', t('refusals:signIn.clientRefused'), {
        field: 'clientFile',
        cause,
      });
    case 'invalid_grant':
      return new ExpectedError('remote-refused', t('refusals:signIn.tooLate'), { cause });
    default:
      return new ExpectedError(
        'remote-refused',
        code
          ? t('refusals:signIn.answeredCode', { status, code })
          : t('refusals:signIn.answered', { status }),
        { cause },
      );
  }
}
