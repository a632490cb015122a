const KEY = 'guildhall.consent';

/** Microsoft's sign-in in its clouds, and the local one: this page must not send anybody elsewhere. */
const SIGN_INS = [
  'https://login.microsoftonline.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
];
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sends the person to Microsoft's consent page, which comes back to `path`; false where it was not asked to by us. */
export async function ask(given: URLSearchParams, path: string): Promise<boolean> {
  // Tokens of the first version name an issuer that cannot be asked.
  const named = new URL(given.get('authority') ?? 'https://login.microsoftonline.com');
  const authority = named.hostname === 'sts.windows.net' ? 'https://login.microsoftonline.com' : named.origin;
  const local = named.protocol === 'https:' && named.hostname === 'localhost';
  const tenant = given.get('tenant') ?? '';
  const client = given.get('client') ?? '';
  if ((!SIGN_INS.includes(authority) && !local) || !GUID.test(tenant) || !GUID.test(client)) return false;
  const proof = crypto.randomUUID() + crypto.randomUUID();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(proof));
  const challenge = btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
  const state = crypto.randomUUID();
  sessionStorage.setItem(KEY, state);
  const to = new URL(`${authority}/${tenant}/oauth2/v2.0/authorize`);
  const claims = given.get('claims');
  for (const [name, value] of Object.entries({
    client_id: client,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: location.origin + path,
    // Everything the registration lists for Graph, so that a person is asked once. The code that comes back is left
    // unused: the server gets its tokens on behalf of the person, and only needed the permission to exist.
    scope: 'https://graph.microsoft.com/.default',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: given.get('hint') ?? '',
    ...(claims ? { claims } : { prompt: 'consent' }),
  }))
    to.searchParams.set(name, value);
  location.replace(to);
  return true;
}

/** What Microsoft's consent page came back with; null where this page was opened otherwise. */
export function comeBack(): URLSearchParams | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const query = new URLSearchParams(location.search);
  return fragment.has('state') ? fragment : query.has('state') ? query : null;
}

/** Whether this window has asked for what came back. */
export function isOurs(given: URLSearchParams): boolean {
  const expected = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return expected !== null && given.get('state') === expected;
}
