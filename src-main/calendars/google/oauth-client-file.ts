import { z } from 'zod';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';

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

const howToGetOne =
  'In Google Cloud, under "APIs & Services" → "Credentials", create an OAuth client of type "Desktop app", download its JSON file and choose that one.';

/**
 * Reads the file that Google Cloud offers for download after a client of type "Desktop app" was made.
 * @throws ExpectedError that says what the file is instead
 */
export function parseOAuthClientFile(text: string): OAuthClient {
  const file = parse(text.replace(/^\uFEFF/, ''));
  if ('web' in file)
    throw refusal(
      'This file belongs to a client of type "Web application", which cannot sign in from a desktop app.',
    );
  if (file['type'] === 'service_account')
    throw refusal('This file is the key of a service account, which has no calendar of yours.');
  if (file['type'] === 'authorized_user')
    throw refusal('This file holds the sign-in of a person, not a client.');
  if (!('installed' in file)) throw refusal('This JSON file is not an OAuth client of Google.');
  const installed = Installed.safeParse(file['installed']);
  if (!installed.success) {
    const missing = installed.error.issues[0]?.path.join('.') ?? 'a part';
    throw refusal(
      `The client in this file is incomplete: ${missing} is missing or not as Google writes it.`,
    );
  }
  return { clientId: installed.data.client_id, clientSecret: installed.data.client_secret };
}

function parse(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refusal('This file is not a JSON file.', error);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw refusal('This JSON file is not an OAuth client of Google.');
  return json as Record<string, unknown>;
}

function refusal(what: string, cause?: unknown): ExpectedError {
  return new ExpectedError('invalid-input', `${what} Nothing was changed. ${howToGetOne}`, {
    field: 'clientFile',
    cause,
  });
}
