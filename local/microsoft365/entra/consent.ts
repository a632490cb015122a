import { z } from 'zod';
import { type Person, peopleOf, personById, personByKey } from '../directory.ts';
import type { Answer, Incoming } from '../exchange.ts';
import type { World } from '../world.ts';
import { EntraError } from './errors.ts';

const asked = z.looseObject({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().default(''),
  state: z.string().optional(),
  login_hint: z.string().optional(),
});

type Asked = z.output<typeof asked>;

/** The consent page a person sees in a pop-up: accepting gives back what `consentMissing` took. */
export function authorize(world: World, tenant: string, url: URL, request: Incoming): Answer {
  const wanted = read(world, url);
  if (request.method === 'GET') return page(world, tenant, wanted, peopleOf(tenant));
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('choice') !== 'accept') return back(wanted, denied);
  const person = personById(form.get('person') ?? '');
  if (person?.tenantId !== tenant)
    throw new EntraError(400, 'invalid_request', 50020, 'User account does not exist in tenant.');
  const { settings } = world.faults;
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
  settings.claimsChallenge = settings.claimsChallenge.filter((id) => id !== person.id);
  return back(wanted, { code: `0.local-${person.id}`, session_state: tenant, scope: [...all].join(' ') });
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
  const parsed = asked.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) {
    const missing = parsed.error.issues[0]?.path.join('.');
    throw new EntraError(
      400,
      'invalid_request',
      900144,
      `The request must contain a valid parameter: '${missing}'.`,
    );
  }
  if (parsed.data.client_id !== world.app.clientId)
    throw new EntraError(400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
  return parsed.data;
}

function back(wanted: Asked, answer: Record<string, string>): Answer {
  const location = new URL(wanted.redirect_uri);
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value);
  if (wanted.state !== undefined) location.searchParams.set('state', wanted.state);
  return { status: 302, headers: { location: location.href }, body: '' };
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(world: World, tenant: string, wanted: Asked, people: readonly Person[]): Answer {
  const hinted = wanted.login_hint ? (personByKey(tenant, wanted.login_hint)?.id ?? '') : '';
  const options = people
    .map(
      ({ id, displayName }) =>
        `<option value="${id}"${id === hinted ? ' selected' : ''}>${escapeHtml(displayName)}</option>`,
    )
    .join('');
  const scopes = wanted.scope || [...world.settings.delegated].join(' ');
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head><title>Permissions requested</title>
<meta name="viewport" content="width=device-width"><style>body{font:16px system-ui;max-width:26rem;margin:2rem auto;padding:0 1rem}button,select{font:inherit;padding:.4rem 1rem;margin:.5rem .5rem 0 0}</style></head>
<body><h1>Permissions requested</h1><p><strong>Guildhall</strong> would like to:</p>
<ul>${scopes
      .split(' ')
      .filter(Boolean)
      .map((scope) => `<li>${escapeHtml(scope)}</li>`)
      .join('')}</ul>
<form method="post">${options && `<label>Signed in as <select name="person">${options}</select></label><br>`}
<button name="choice" value="accept">Accept</button><button name="choice" value="cancel">Cancel</button></form></body></html>`,
  };
}
