import { endPopup } from '../host/popup.ts';
import { CONSENT } from './texts.ts';

const KEY = 'guildhall.consent';

/** Microsoft's sign-in in its clouds, and the local one: this page must not send anybody elsewhere. */
const SIGN_INS = [
  'https://login.microsoftonline.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
];
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function say(text: string): void {
  const main = document.querySelector('main');
  if (main) main.textContent = text;
}

/** Sends the person to Microsoft's consent page. */
async function ask(given: URLSearchParams): Promise<void> {
  // Tokens of the first version name an issuer that cannot be asked.
  const named = new URL(given.get('authority') ?? 'https://login.microsoftonline.com');
  const authority = named.hostname === 'sts.windows.net' ? 'https://login.microsoftonline.com' : named.origin;
  const local = named.protocol === 'https:' && named.hostname === 'localhost';
  const tenant = given.get('tenant') ?? '';
  const client = given.get('client') ?? '';
  if ((!SIGN_INS.includes(authority) && !local) || !GUID.test(tenant) || !GUID.test(client)) {
    say(CONSENT.notOurs);
    return;
  }
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
    redirect_uri: `${location.origin}/consent.html`,
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
}

/** Reads what Microsoft's consent page came back with. */
async function end(given: URLSearchParams): Promise<void> {
  const expected = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (expected === null || given.get('state') !== expected) {
    say(CONSENT.notOurs);
    return;
  }
  say(CONSENT.closing);
  await endPopup(given.get('error_description') ?? given.get('error'));
}

const fragment = new URLSearchParams(location.hash.slice(1));
const query = new URLSearchParams(location.search);
const back = fragment.has('state') ? fragment : query.has('state') ? query : null;
(back ? end(back) : ask(query)).catch(() => say(CONSENT.stuck));
