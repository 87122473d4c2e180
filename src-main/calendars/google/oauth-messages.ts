import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import type { OAuthFailure } from './token-endpoint.ts';

/** Says to the person what an error that Google sent to the browser means (RFC 6749, section 4.1.2.1). */
export function explainOAuthError(error: string): ExpectedError {
  switch (error) {
    case 'access_denied':
      return new ExpectedError(
        'cancelled',
        'Access was denied on Google’s page. Nothing was changed. To connect, start again and choose “Continue” there. ' +
          'If Google itself refused, add your address to the test users of your Google Cloud project.',
      );
    case 'temporarily_unavailable':
    case 'server_error':
      return new ExpectedError(
        'remote-refused',
        'Google’s sign-in is not available at the moment. Nothing was changed. Try again in a few minutes.',
      );
    default:
      return new ExpectedError(
        'remote-refused',
        `Google ended the sign-in with “${error.replace(/[^\w.-]/g, '').slice(0, 60)}”. Nothing was changed. ` +
          'Check the OAuth client in Google Cloud (type "Desktop app", Google Calendar API switched on), then connect again.',
      );
  }
}

/** Says to the person why the sign-in service gave no tokens. */
export function explainOAuthFailure(failure: OAuthFailure): ExpectedError {
  if (failure.kind === 'unreachable') {
    return new ExpectedError(
      'offline',
      `${failure.message} Nothing was changed. Check the network, then connect again.`,
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
      return new ExpectedError(
        'invalid-input',
        'Google does not accept this client ID and secret. Nothing was changed. ' +
          'Download the client’s JSON file again in Google Cloud (a secret may have been replaced), choose it, and connect again.',
        { field: 'clientFile', cause },
      );
    case 'invalid_grant':
      return new ExpectedError(
        'remote-refused',
        'Google no longer takes this sign-in: it was used already, or it took too long. Nothing was changed. Connect again.',
        {
          cause,
        },
      );
    default:
      return new ExpectedError(
        'remote-refused',
        `Google’s sign-in service answered ${status}${code ? ` (${code})` : ''}. Nothing was changed. Try again in a few minutes.`,
        { cause },
      );
  }
}
