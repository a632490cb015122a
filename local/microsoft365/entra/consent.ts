import { z } from 'zod';
import { type Person, peopleOf, personById, personByKey } from '../directory.ts';
import type { Answer, Incoming } from '../exchange.ts';
import type { World } from '../world.ts';
import { isForOwnApi, issueCode, platformOf } from './codes.ts';
import { EntraError } from './errors.ts';

/** What is no JSON stays a text, and is refused as one. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

const asked = z.looseObject({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().default(''),
  state: z.string().optional(),
  nonce: z.string().optional(),
  login_hint: z.string().optional(),
  claims: z.preprocess(parsed, z.looseObject({ access_token: z.unknown().optional() }).optional()),
  response_mode: z.enum(['query', 'fragment']).default('query'),
  code_challenge: z.string().min(43).max(128).optional(),
  code_challenge_method: z.literal('S256').optional(),
});

type Asked = z.output<typeof asked>;

/**
 * The page a person sees in a window: accepting gives back what `consentMissing` took, unless they only sign in to the
 * app's own API.
 */
export function authorize(world: World, tenant: string, url: URL, request: Incoming): Answer {
  const wanted = read(world, url);
  if (request.method === 'GET') return page(world, tenant, wanted, peopleOf(tenant));
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('choice') !== 'accept') return back(wanted, denied);
  const person = personById(form.get('person') ?? '');
  if (person?.tenantId !== tenant)
    throw new EntraError(400, 'invalid_request', 50020, 'User account does not exist in tenant.');
  const code = issueCode(world, {
    person,
    redirectUri: wanted.redirect_uri,
    scope: wanted.scope,
    nonce: wanted.nonce,
    challenge: wanted.code_challenge,
  });
  const { settings } = world.faults;
  if (wanted.claims?.access_token)
    settings.claimsChallenge = settings.claimsChallenge.filter((id) => id !== person.id);
  if (isForOwnApi(world, wanted.scope)) return back(wanted, { code, session_state: tenant });
  const all = new Set(world.settings.delegated);
  settings.consentMissing = settings.consentMissing.flatMap((one) =>
    one.person === person.id
      ? []
      : one.person === undefined
        ? // Only this person has consented: for everybody else it is still missing.
          peopleOf(tenant)
            .filter(({ id }) => id !== person.id)
            .map(({ id }) => ({ person: id, scope: one.scope }))
        : [one],
  );
  return back(wanted, { code, session_state: tenant, scope: [...all].join(' ') });
}

/** An administrator consents for everybody. */
export function adminConsent(world: World, tenant: string, url: URL, request: Incoming): Answer {
  const wanted = read(world, url);
  if (request.method === 'GET') return page(world, tenant, wanted, []);
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('choice') !== 'accept') return back(wanted, denied);
  world.faults.settings.consentMissing = [];
  return back(wanted, { admin_consent: 'True', tenant });
}

const denied = {
  error: 'access_denied',
  error_description: 'AADSTS65004: User declined to consent to access the app.',
};

function read(world: World, url: URL): Asked {
  const read = asked.safeParse(Object.fromEntries(url.searchParams));
  if (!read.success) {
    const missing = read.error.issues[0]?.path.join('.');
    throw new EntraError(
      400,
      'invalid_request',
      900144,
      `The request must contain a valid parameter: '${missing}'.`,
    );
  }
  if (read.data.client_id !== world.app.clientId)
    throw new EntraError(400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
  platformOf(world, read.data.redirect_uri);
  return read.data;
}

function back(wanted: Asked, answer: Record<string, string>): Answer {
  const location = new URL(wanted.redirect_uri);
  const said = new URLSearchParams(answer);
  if (wanted.state !== undefined) said.set('state', wanted.state);
  if (wanted.response_mode === 'fragment') location.hash = said.toString();
  else for (const [name, value] of said) location.searchParams.set(name, value);
  return { status: 302, headers: { location: location.href }, body: '' };
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(world: World, tenant: string, wanted: Asked, people: readonly Person[]): Answer {
  const { login_hint: hint } = wanted;
  // By the mail address too: this organisation lets people sign in with it.
  const hinted = hint
    ? (personByKey(tenant, hint) ?? people.find(({ mail }) => mail === hint))?.id
    : undefined;
  const options = people
    .map(
      ({ id, displayName }) =>
        `<option value="${id}"${id === hinted ? ' selected' : ''}>${escapeHtml(displayName)}</option>`,
    )
    .join('');
  const scopes = wanted.scope || [...world.settings.delegated].join(' ');
  const [title, accept] = isForOwnApi(world, wanted.scope)
    ? ['Sign in', 'Sign in']
    : ['Permissions requested', 'Accept'];
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>body{font:16px system-ui;max-width:26rem;margin:2rem auto;padding:0 1rem}button,select{font:inherit;padding:.4rem 1rem;margin:.5rem .5rem 0 0}</style></head>
<body><h1>${title}</h1><p><strong>Guildhall</strong> would like to:</p>
<ul>${scopes
      .split(' ')
      .filter(Boolean)
      .map((scope) => `<li>${escapeHtml(scope)}</li>`)
      .join('')}</ul>
<form method="post">${options && `<label>Signed in as <select name="person">${options}</select></label><br>`}
<button name="choice" value="accept">${accept}</button><button name="choice" value="cancel">Cancel</button></form></body></html>`,
  };
}
