import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { API } from '../../domain/api.ts';
import type { Route } from '../../domain/shared/route.ts';
import type { Person } from '../microsoft365/server.ts';
import type { LocalWorld } from '../world.ts';

/** The twelve of the sample community, as they call each other, Mei, who has just come, Lucas, who has left, and three who do not belong. */
export type Name =
  | 'Priya'
  | 'Ana'
  | 'Ben'
  | 'Chidi'
  | 'Devika'
  | 'Marcus'
  | 'Iva'
  | 'Arjun'
  | 'Grace'
  | 'Tomás'
  | 'Leila'
  | 'Sanjay'
  | 'Hannah'
  | 'Oskar'
  | 'Wanjiru'
  | 'Mei'
  | 'Lucas';

type Contracts = typeof API;
type Said<R extends Route> = {
  params?: z.input<R['params']>;
  query?: z.input<R['query']>;
  body?: z.input<R['body']>;
  etag?: string;
};

/** A token is asked for anew long before it expires. */
const TOKEN_MS = 30 * 60_000;

/** The people of the sample. They have the pages' API, their own Outlook and their meetings, and nothing else. */
export class Cast {
  readonly #world: LocalWorld;
  readonly #tokens = new Map<string, { token: string; until: number }>();

  constructor(world: LocalWorld) {
    this.#world = world;
  }

  person(name: Name): Person {
    const found = this.#world.microsoft365.people.find((person) => person.givenName === name);
    if (!found) throw new Error(`Nobody in the directory is called ${name}`);
    return found;
  }

  id(name: Name): string {
    return this.person(name).id;
  }

  /** Calls a route of the API as somebody. Anything but 200 is an error that says what was refused. */
  async call<R extends Contracts[keyof Contracts]>(
    name: Name,
    route: R,
    { params, query, body, etag }: Said<R> = {},
  ): Promise<z.output<R['reply']>> {
    const named = (params ?? {}) as Record<string, unknown>;
    const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(named[key])));
    const answer = await fetch(
      `${this.#world.url}${path}?${new URLSearchParams(query as Record<string, string>)}`,
      {
        method: route.method,
        headers: {
          authorization: `Bearer ${await this.#token(name, 'guildhall')}`,
          ...(etag !== undefined && { 'if-match': etag }),
          'content-type': 'application/json',
        },
        ...(route.method !== 'GET' && route.method !== 'DELETE' && { body: JSON.stringify(body ?? {}) }),
      },
    );
    return (await parsed(answer, `${route.name} for ${name}`)) as z.output<R['reply']>;
  }

  /** Calls Microsoft Graph as somebody's own Outlook does. */
  async outlook(name: Name, method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#world.microsoft365.url}/v1.0/me${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(name, 'outlook')}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return parsed(answer, `${method} ${path} in ${name}'s Outlook`);
  }

  /** A meeting ends in which these people have been. */
  met(chatId: string, names: readonly Name[], from: Date): void {
    const stays = names.map((name) => ({ personId: this.id(name), from: from.getTime(), until: Date.now() }));
    this.#world.microsoft365.meetingEnded(chatId, stays);
  }

  async #token(name: Name, audience: 'guildhall' | 'outlook'): Promise<string> {
    const key = `${audience} ${name}`;
    const known = this.#tokens.get(key);
    if (known && known.until > Date.now()) return known.token;
    const { microsoft365 } = this.#world;
    const id = this.id(name);
    const token = await (audience === 'guildhall' ? microsoft365.userToken(id) : microsoft365.graphToken(id));
    this.#tokens.set(key, { token, until: Date.now() + TOKEN_MS });
    return token;
  }
}

async function parsed(answer: Response, what: string): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${what} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text ? JSON.parse(text) : undefined;
}

/** The same id for the same thing in every sample, so that an address of yesterday opens the same page today. */
export function idOf(thing: string): string {
  const digits = createHash('sha256').update(`guildhall sample ${thing}`).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
