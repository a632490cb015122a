import * as z from 'zod';
import { addressesIn } from '../../domain/community/addresses.ts';
import type { DirectoryPerson } from '../../domain/community/community.ts';
import { cleanName, isVisible } from '../../domain/shared/text.ts';
import type { CallGraph } from './graph.ts';

const user = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** A person of the directory, with both the mail address and the UPN, because lists may have either. */
export type KnownPerson = DirectoryPerson & { readonly upn: string };

function personOf(said: z.infer<typeof user>): KnownPerson {
  const upn = said.userPrincipalName ?? '';
  const name = cleanName(said.displayName ?? '');
  return {
    id: said.id.toLowerCase(),
    name: isVisible(name) ? name : cleanName(upn),
    mail: said.mail ?? upn,
    upn,
  };
}

const FIELDS = 'id,displayName,mail,userPrincipalName';
const users = z.object({ value: z.array(user) });

/** Apostrophes as keyboards, phones and word processors write them. */
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07\u0060\u00b4]/g;

/** People with words in their name, or a mail or sign-in address, that begin with the text. */
export async function searchPeople(call: CallGraph, text: string): Promise<KnownPerson[]> {
  const [address] = addressesIn(text);
  // Quotes and backslashes have a meaning in the search syntax and are not part of names.
  const typed = (address ?? text.replace(/\p{Cf}/gu, ''))
    .replace(APOSTROPHES, "'")
    .replace(/["\\]/g, ' ')
    .trim();
  if (!typed) return [];
  // Graph compares the symbols of a name, too, but whoever types it may write another apostrophe, or a comma.
  const words = address ? '' : typed.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  const clauses = [`"mail:${typed}"`, `"userPrincipalName:${typed}"`];
  if (words) clauses.unshift(`"displayName:${words}"`);
  const found = await call(
    {
      method: 'GET',
      path: '/users',
      headers: { ConsistencyLevel: 'eventual' },
      query: {
        $search: clauses.join(' OR '),
        $select: FIELDS,
        $top: '10',
        $count: 'true',
      },
    },
    users,
  );
  return found.value.map(personOf);
}

export async function personById(call: CallGraph, id: string): Promise<KnownPerson | undefined> {
  try {
    return personOf(await call({ method: 'GET', path: `/users/${id}`, query: { $select: FIELDS } }, user));
  } catch (error) {
    if (error instanceof Error && (error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}

/** How many addresses one look-up has. Graph accepts at most 15 values in an `in`. */
const ADDRESSES_A_CALL = 15;
/** How many of these look-ups run at once, with two calls each. The directory allows many more. */
const LOOK_UPS_AT_ONCE = 4;

/** Everyone whose mail or user principal name is among the addresses. */
export async function peopleByAddress(call: CallGraph, addresses: readonly string[]): Promise<KnownPerson[]> {
  const found = new Map<string, KnownPerson>();
  const lists: string[] = [];
  for (let from = 0; from < addresses.length; from += ADDRESSES_A_CALL) {
    const some = addresses.slice(from, from + ADDRESSES_A_CALL);
    lists.push(some.map((address) => `'${address.replaceAll("'", "''")}'`).join(','));
  }
  for (let from = 0; from < lists.length; from += LOOK_UPS_AT_ONCE) {
    // Two simple look-ups, because an `or` over two properties needs advanced queries.
    const filters = lists
      .slice(from, from + LOOK_UPS_AT_ONCE)
      .flatMap((list) => [`mail in (${list})`, `userPrincipalName in (${list})`]);
    const answers = await Promise.all(
      filters.map(($filter) =>
        call({ method: 'GET', path: '/users', query: { $filter, $select: FIELDS } }, users),
      ),
    );
    for (const person of answers.flatMap((answer) => answer.value.map(personOf)))
      found.set(person.id, person);
  }
  return [...found.values()];
}
