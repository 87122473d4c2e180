import { z } from 'zod';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import { t } from '../../../src-shared/words/words.ts';

/** The person's own OAuth client in Google Cloud, of type "Desktop app". */
export const OAuthClient = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type OAuthClient = z.output<typeof OAuthClient>;

/** Addresses in the file (`auth_uri`, `token_uri`) are not read: a forged file could send tokens elsewhere by them. */
const Installed = z.object({
  client_id: z
    .string()
    .trim()
    .regex(/^[\w.-]+\.apps\.googleusercontent\.com$/),
  client_secret: z.string().trim().min(1),
});

/**
 * Reads the file that Google Cloud offers for download after a client of type "Desktop app" was made.
 * @throws ExpectedError that says what the file is instead
 */
export function parseOAuthClientFile(text: string): OAuthClient {
  const file = parse(text.replace(/^\uFEFF/, ''));
  if ('web' in file) throw refusal(t('refusals:clientFile.webClient'));
  if (file['type'] === 'service_account') throw refusal(t('refusals:clientFile.serviceAccount'));
  if (file['type'] === 'authorized_user') throw refusal(t('refusals:clientFile.person'));
  if (!('installed' in file)) throw refusal(t('refusals:clientFile.noClient'));
  const installed = Installed.safeParse(file['installed']);
  if (!installed.success) {
    const missing = installed.error.issues[0]?.path.join('.') ?? 'client_id';
    throw refusal(t('refusals:clientFile.incomplete', { missing }));
  }
  return { clientId: installed.data.client_id, clientSecret: installed.data.client_secret };
}

function parse(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refusal(t('refusals:clientFile.noJson'), error);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw refusal(t('refusals:clientFile.noClient'));
  return json as Record<string, unknown>;
}

function refusal(what: string, cause?: unknown): ExpectedError {
  return new ExpectedError('invalid-input', t('refusals:clientFile.wrong', { what }), {
    field: 'clientFile',
    cause,
  });
}
