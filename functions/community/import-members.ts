import Papa from 'papaparse';
import type { ImportRow } from '../../domain/community/community.ts';
import { importMembers as contract } from '../../domain/community/contract.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { beginning } from '../../domain/shared/text.ts';
import { feedMembers } from '../feed/work.ts';
import { type KnownPerson, peopleByAddress } from '../graph/people.ts';
import { serve } from '../use-case.ts';
import { MEMBERS_CHANGED } from './members-changed.ts';
import { zonesOf } from './zones.ts';

export const IMPORT_MAX = 300;
/** This many people with the longest names and addresses fit into one row. */
const PEOPLE_A_ROW = 25;

/** Names of columns with addresses in exports of Entra and Teams, the most reliable first. */
const ADDRESS_COLUMNS = [
  'userprincipalname',
  'upn',
  'mail',
  'email',
  'emailaddress',
  'emailaddresses',
  'useremail',
];
const NAME_COLUMNS = ['displayname', 'name', 'fullname'];

interface Given {
  readonly line: number;
  readonly addresses: readonly string[];
  readonly shown: string;
}

export const importMembers = serve(contract, async ({ caller, place, body, operation }, world) => {
  const given = read(body.csv);
  const addresses = [...new Set(given.flatMap((row) => row.addresses))].filter(isAddress);
  const [found, members] = await Promise.all([
    peopleByAddress(world.graph.as(caller), addresses),
    world.communities.members(place),
  ]);
  // If this request is sent again after its answer was lost, people whom it has added count as not added yet.
  const before = members.filter(({ joinOp }) => joinOp !== operation);
  const rows = judge(given, found, new Set(before.map((member) => member.id)));
  if (!body.commit) return { rows, imported: 0 };

  const isDone = before.length < members.length;
  const problems = rows.filter((row) => row.status !== 'ready' && !body.leaveOut.includes(row.line));
  if (problems.length > 0 && !isDone) throw new Refusal('import-has-problems', { current: { rows } });
  const people = rows.flatMap((row) =>
    row.status === 'ready' && row.person && !body.leaveOut.includes(row.line)
      ? [{ ...row.person, role: body.role, zone: null }]
      : [],
  );
  // The outbox completes an import that was interrupted.
  if (people.length === 0 || isDone) return { rows, imported: people.length };
  const now = world.now();
  const zones = await zonesOf(
    world.graph.as(caller),
    people.map(({ mail }) => mail),
    now,
  );
  const joining = people.map((person) => ({ ...person, zone: zones.get(person.mail.toLowerCase()) ?? null }));
  // The whole list is written with the first transaction, so that the outbox can complete an interrupted import.
  const work = [];
  for (let from = 0; from < people.length; from += PEOPLE_A_ROW) {
    const some = people.slice(from, from + PEOPLE_A_ROW);
    work.push(world.outbox.asking(MEMBERS_CHANGED, String(from), operation, now, some));
    work.push(
      feedMembers(
        world,
        some.map(({ id }) => id),
        operation,
        String(from),
      ),
    );
  }
  await world.communities.add(place, joining, work, now, operation);
  await world.enqueue(
    place,
    work.map(({ key }) => key),
  );
  return { rows, imported: people.length };
});

/** Whether a text may be a mail address or user principal name. */
function isAddress(text: string): boolean {
  return text.length <= 320 && text.isWellFormed() && /^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u.test(text);
}

/** The rows of a CSV with a header, as Entra and Teams export it, with any order and number of columns. */
function read(csv: string): Given[] {
  // Excel may put a first line before the header that names the separator.
  const [told = '', named = ''] = /^\uFEFF?(?:sep=(.)(?:\r\n?|\n))?/i.exec(csv) ?? [];
  const table = csv.slice(told.length);
  const { data, errors } = Papa.parse<string[]>(table, { delimiter: named || separatorOf(table) });
  let next = named ? 2 : 1;
  const lines = data.map((cells) => {
    const line = next;
    // A quoted cell may have several lines.
    next += 1 + (cells.join('').match(/\r\n?|\n/g)?.length ?? 0);
    return { line, cells: cells.map((cell) => cell.trim()) };
  });
  const [header, ...rows] = lines.filter(({ cells }) => cells.some(Boolean));
  const columns = (header?.cells ?? []).map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  const addressColumns = ADDRESS_COLUMNS.flatMap((name) =>
    columns.flatMap((column, index) => (column === name ? [index] : [])),
  );
  if (addressColumns.length === 0) {
    throw invalid('csv', 'a header with a column such as "User principal name" or "Mail"');
  }
  const quotes = errors.find((error) => error.type === 'Quotes');
  if (quotes) throw invalid('csv', `quotes that are closed, from line ${lines[quotes.row ?? 0]?.line} on`);
  if (rows.length > IMPORT_MAX)
    throw new Refusal('too-large', { detail: `At most ${IMPORT_MAX} people at once.` });
  const nameColumn = NAME_COLUMNS.map((name) => columns.indexOf(name)).find((index) => index >= 0);
  return rows.map(({ line, cells }) => {
    const given = addressColumns.map((index) => cells[index]?.toLowerCase() ?? '').filter(Boolean);
    // Each address is looked up, so a row may have no more addresses than there are names of such columns.
    const addresses = given.slice(0, ADDRESS_COLUMNS.length);
    const name = nameColumn === undefined ? '' : cells[nameColumn];
    return { line, addresses, shown: beginning((name || addresses[0] || '').toWellFormed(), 120) };
  });
}

/** The separator that occurs most often in the header, outside of quotes. */
function separatorOf(table: string): string {
  const [header = ''] = /[^\r\n]+/.exec(table) ?? [];
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function judge(
  given: readonly Given[],
  found: readonly KnownPerson[],
  members: ReadonlySet<string>,
): ImportRow[] {
  const byAddress = new Map<string, KnownPerson>();
  for (const person of found) {
    if (person.mail) byAddress.set(person.mail.toLowerCase(), person);
    if (person.upn) byAddress.set(person.upn.toLowerCase(), person);
  }
  const firstLine = new Map<string, number>();
  return given.map(({ line, addresses, shown }): ImportRow => {
    const known = addresses.map((address) => byAddress.get(address)).find(Boolean);
    const row = (status: ImportRow['status'], note: string | null): ImportRow => ({
      line,
      given: shown,
      status,
      person: known ? { id: known.id, name: known.name, mail: known.mail } : null,
      note,
    });
    if (!addresses.some(isAddress)) return row('invalid', 'a mail address or UPN');
    if (!known) return row('unknown', addresses.filter(isAddress).join(', '));
    const before = firstLine.get(known.id);
    if (before !== undefined) return row('duplicate', String(before));
    firstLine.set(known.id, line);
    return row(members.has(known.id) ? 'already-member' : 'ready', null);
  });
}
