import { type Person, peopleOf } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import { type Call, mailboxOf, type Needs, userOf } from './call.ts';
import { accessDenied, badRequest, GraphError, resourceNotFound } from './errors.ts';
import { type Expression, type Filterable, filter, parseFilter, select, top } from './odata.ts';
import type { Route } from './router.ts';

const mayReadUsers: Needs = {
  delegated: ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
  application: ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
};

/** All that User.ReadBasic.All gives of a person, beside their picture. */
const basic = new Set(['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']);

/** What Graph returns without $select. */
const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

function full(person: Person): Record<string, unknown> {
  const {
    id,
    displayName,
    givenName,
    surname,
    mail,
    userPrincipalName,
    jobTitle,
    department,
    officeLocation,
  } = person;
  return {
    ...{ businessPhones: [], displayName, givenName, jobTitle, mail, mobilePhone: null, officeLocation },
    ...{ preferredLanguage: null, surname, userPrincipalName, id, department },
    ...{ accountEnabled: true, userType: 'Member', companyName: 'Harbour & Vale', usageLocation: null },
  };
}

/** The person as this caller may see them: what they may not read is null, as if the directory did not have it. */
function seen(call: Call, person: Person): Record<string, unknown> {
  const { caller } = call;
  const self = caller.kind === 'person' && caller.person.id === person.id;
  const whole = ['User.Read.All', 'Directory.Read.All', ...(self ? ['User.Read', 'User.ReadWrite'] : [])];
  const all = full(person);
  if (whole.some((permission) => caller.granted.has(permission))) return all;
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      name,
      basic.has(name) ? value : Array.isArray(value) ? [] : null,
    ]),
  );
}

const only = (names: readonly string[], all: Record<string, unknown>) =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

function asked(call: Call, person: Person): Record<string, unknown> {
  const { query } = call;
  const all = seen(call, person);
  if (!query.get('$select')) return only(usual, all);
  const chosen = select(all, query, []);
  const unknown = query
    .get('$select')
    ?.split(',')
    .find((name) => !(name.trim() in all));
  if (unknown)
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`);
  return chosen;
}

const filterable: Filterable = {
  properties: {
    id: ['eq', 'ne', 'in'],
    mail: ['eq', 'ne', 'in', 'startswith', 'endswith', 'ge', 'le'],
    userPrincipalName: ['eq', 'ne', 'in', 'startswith', 'endswith', 'ge', 'le'],
    displayName: ['eq', 'ne', 'in', 'startswith', 'ge', 'le'],
    givenName: ['eq', 'ne', 'in', 'startswith', 'ge', 'le'],
    surname: ['eq', 'ne', 'in', 'startswith', 'ge', 'le'],
    jobTitle: ['eq', 'ne', 'in', 'startswith', 'ge', 'le'],
    department: ['eq', 'ne', 'in', 'startswith', 'ge', 'le'],
    accountEnabled: ['eq', 'ne', 'in'],
  },
};

/** Advanced queries need eventual consistency and a count, as the directory insists. */
function advanced(call: Call, why: string): void {
  if (call.headers.consistencylevel?.toLowerCase() !== 'eventual')
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      `${why} requires the request header 'ConsistencyLevel: eventual'.`,
    );
}

/** The directory's limit, met by everybody who looks up a long list at once. */
function limitAlternatives(expression: Expression): void {
  const count = (one: Expression): number =>
    one.op === 'or' ? count(one.left) + count(one.right) : one.op === 'in' ? one.values.length : 1;
  const deepest = (one: Expression): number =>
    one.op === 'and'
      ? Math.max(deepest(one.left), deepest(one.right))
      : one.op === 'not'
        ? deepest(one.of)
        : count(one);
  const alternatives = deepest(expression);
  if (alternatives > 15)
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${alternatives}. Max allowed: 15.`,
    );
}

function list(call: Call): Answer {
  const { query, caller, world } = call;
  if (query.has('$skip')) throw badRequest("The query parameter '$skip' is not supported for users.");
  let found = [...peopleOf(caller.tenantId)];
  const search = query.get('$search');
  const where = query.get('$filter');
  if (query.get('$count') === 'true') advanced(call, '$count');
  if (search !== null) {
    advanced(call, '$search');
    const matches = parseSearch(search);
    found = found.filter(matches);
  }
  if (where !== null) {
    const expression = parseFilter(where);
    limitAlternatives(expression);
    if (/\b(ne|not|endswith)\b/i.test(where.replace(/'(?:[^']|'')*'/g, "''"))) advanced(call, 'This $filter');
    filter(expression, {}, filterable);
    found = found.filter((person) => filter(expression, seen(call, person), filterable));
  }
  const order = query.get('$orderby');
  if (order) {
    if (search !== null || where !== null) advanced(call, '$orderby');
    const [property = '', direction] = order.split(' ');
    if (property !== 'displayName' && property !== 'userPrincipalName')
      throw badRequest(`Invalid $orderby '${order}'.`);
    found.sort((a, b) => a[property].localeCompare(b[property]) * (direction === 'desc' ? -1 : 1));
  }
  const size = top(query, 100, 999);
  const from = Number(Buffer.from(query.get('$skiptoken') ?? '', 'base64url').toString() || 0) || 0;
  const next = new URL(call.target, world.origin);
  next.searchParams.set('$skiptoken', Buffer.from(String(from + size)).toString('base64url'));
  return {
    status: 200,
    body: {
      '@odata.context': `${world.origin}/v1.0/$metadata#users`,
      ...(query.get('$count') === 'true' && { '@odata.count': found.length }),
      ...(from + size < found.length && { '@odata.nextLink': next.href }),
      value: found.slice(from, from + size).map((person) => asked(call, person)),
    },
  };
}

const searchable = [
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
] as const;
const words = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * The words that the directory makes of a display name or of what is searched in it. Symbols are words, too; digits and
 * a capital after a small letter begin another word.
 */
const tokens = (text: string) =>
  (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]/gu) ?? []
  ).map((token) => token.toLowerCase());

/** A name's words, with those that only symbols separate also as one: `O'Neill` is found by `oneill`. */
const nameTokens = (name: string) => [
  ...tokens(name),
  ...name.split(/\s+/).map((part) =>
    tokens(part)
      .filter((token) => /[\p{L}\p{N}]/u.test(token))
      .join(''),
  ),
];

/** `"displayName:iva" OR "mail:iva"`: display names by the beginnings of their words, the rest by its beginning. */
export function parseSearch(text: string): (person: Person) => boolean {
  const clauses = text.match(/"(?:[^"\\]|\\.)*"|\bAND\b|\bOR\b|\S+/g) ?? [];
  const syntax = () =>
    badRequest(`Syntax error: character '${text.charAt(0)}' is not valid at position 0 in '${text}'.`);
  let result: ((person: Person) => boolean) | undefined;
  let joint: string | undefined;
  for (const clause of clauses) {
    if (clause === 'AND' || clause === 'OR') {
      if (!result || joint) throw syntax();
      joint = clause;
      continue;
    }
    const match = /^"(\w+):(.*)"$/s.exec(clause);
    const property = searchable.find((one) => one === match?.[1]);
    if (!match) throw syntax();
    if (!property) throw badRequest(`The property '${match[1]}' does not support $search.`);
    const one = begins(property, (match[2] ?? '').replace(/\\(.)/g, '$1'));
    const before = result;
    if (before && !joint) throw syntax();
    const both = joint === 'AND';
    result = before
      ? (person) => (both ? before(person) && one(person) : before(person) || one(person))
      : one;
    joint = undefined;
  }
  if (!result || joint) throw syntax();
  return result;
}

function begins(property: (typeof searchable)[number], value: string): (person: Person) => boolean {
  if (property !== 'displayName')
    return (person) => value !== '' && person[property].toLowerCase().startsWith(value.toLowerCase());
  const wanted = tokens(value);
  return (person) => {
    const own = nameTokens(person.displayName);
    return wanted.length > 0 && wanted.every((word) => own.some((one) => one.startsWith(word)));
  };
}

function one(call: Call): Answer {
  const person = userOf(call);
  if (!person) throw resourceNotFound(call.params.user ?? '');
  const self = call.caller.kind === 'person' && call.caller.person.id === person.id;
  if (
    !self &&
    call.caller.kind === 'person' &&
    !mayReadUsers.delegated.some((scope) => call.caller.granted.has(scope))
  )
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#users/$entity`,
      ...asked(call, person),
    },
  };
}

const related = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'jobTitle',
  'department',
  'officeLocation',
  'userPrincipalName',
];

/** The people one works with: the directory without oneself, matched loosely. */
function relevant(call: Call): Answer {
  const owner = mailboxOf(call);
  const text = (call.query.get('$search') ?? '').replaceAll('"', '');
  const wanted = words(text);
  const found = peopleOf(owner.tenantId).filter((person) => {
    const own = words(`${person.displayName} ${person.mail}`);
    return person.id !== owner.id && wanted.every((word) => own.some((each) => each.startsWith(word)));
  });
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#users('${owner.id}')/people`,
      value: found.slice(0, top(call.query, 10, 250)).map((person) =>
        select(
          {
            ...only(related, full(person)),
            scoredEmailAddresses: [{ address: person.mail, relevanceScore: 10 }],
            personType: { class: 'Person', subclass: 'OrganizationUser' },
          },
          call.query,
        ),
      ),
    },
  };
}

export const myself: Needs = {
  ...mayReadUsers,
  delegated: ['User.Read', 'User.ReadWrite', ...mayReadUsers.delegated],
};
export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/users', needs: mayReadUsers, handle: list },
  { method: 'GET', path: '/users/:user', needs: myself, handle: one },
  {
    method: 'GET',
    path: '/users/:user/people',
    needs: {
      delegated: ['People.Read', 'People.Read.All'],
      application: ['People.Read.All'],
      refusal: accessDenied,
    },
    handle: relevant,
  },
];
