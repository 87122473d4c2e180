import type { Account } from './calendar-state.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><body><h1>${escape(title)}</h1>${body}</body></html>`;

/** The page on which a person agrees, scope by scope. */
export function consentPage(
  query: URLSearchParams,
  account: Account,
  scopes: readonly string[],
): string {
  const boxes = scopes.map(
    (scope) =>
      `<p><label><input type="checkbox" name="scope" value="${escape(scope)}" checked> ${escape(scope)}</label></p>`,
  );
  const action = `/o/oauth2/v2/auth?${query.toString()}`;
  return page(
    'Google emulator',
    `<p>The app <b>${escape(query.get('client_id') ?? '')}</b> wants access to the account <b>${escape(account.email)}</b>.</p>
<form method="post" action="${escape(action)}">
<input type="hidden" name="account" value="${escape(account.sub)}">
${boxes.join('\n')}
<button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button>
</form>`,
  );
}

/** Google never sends a mistaken or forged request back to where it says it came from: it tells the person instead. */
export const errorPage = (status: number, code: string, message: string): string =>
  page(`Error ${status}: ${code}`, `<p>${escape(message)}</p>`);
