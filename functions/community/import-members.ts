import type { ImportRow } from '../../domain/community/community.ts';
import { importMembers as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { beginning } from '../../domain/shared/text.ts';
import { feedMembers } from '../feed/work.ts';
import { type KnownPerson, peopleByAddress } from '../graph/people.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { MEMBERS_CHANGED } from '../tables/member-work.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { type Given, IMPORT_MAX, readList, tooMany } from './people-list.ts';
import { tellingThem } from './welcome-mail.ts';
import { zonesOf } from './zones.ts';

/** This many people with the longest names and addresses fit into one row. */
const PEOPLE_A_ROW = 25;
/** How much is shown of addresses that nobody has. */
const UNKNOWN_SHOWN = 400;

export const importMembers = serve(contract, async ({ caller, place, me, body, operation }, world) => {
  const given = readList(body.csv, await import('papaparse'));
  const addresses = [...new Set(given.flatMap((row) => row.addresses))];
  const [found, members] = await Promise.all([
    peopleByAddress(world.graph.as(caller), addresses),
    world.communities.members(place),
  ]);
  // If this request is sent again after its answer was lost, people whom it has added count as not added yet.
  const before = members.filter(({ joinOp }) => joinOp !== operation);
  const rows = judge(given, found, new Set(before.map((member) => member.id)));
  if (rows.length > IMPORT_MAX) throw tooMany();
  if (!body.commit) return { rows, imported: 0 };

  const isDone = before.length < members.length;
  const problems = rows.filter((row) => row.status !== 'ready' && !body.leaveOut.includes(row.line));
  if (problems.length > 0 && !isDone) throw new Refusal('import-has-problems', { current: { rows } });
  const people = rows.flatMap((row) =>
    row.status === 'ready' && row.person && !body.leaveOut.includes(row.line)
      ? [{ ...row.person, role: row.role ?? body.role, zone: null }]
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
  const by = { id: me.id, name: me.name };
  const joining = people.map((person) => ({
    ...person,
    zone: zones.get(person.mail.toLowerCase()) ?? null,
    addedBy: by,
  }));
  // The whole list is written with the first transaction, so that the outbox can complete an interrupted import.
  const work: Write[] = [];
  for (let from = 0; from < people.length; from += PEOPLE_A_ROW) {
    const some = people.slice(from, from + PEOPLE_A_ROW).map((person) => ({ ...person, addedBy: by }));
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
  if (body.tell) work.push(...tellingThem(world, by, people, operation));
  await world.communities.add(place, joining, work, now, operation);
  await enqueueWork(world, place, work);
  return { rows, imported: people.length };
});

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
  return given.flatMap(({ line, addresses, cells, shown, role, otherRole }): ImportRow[] => {
    const row = (status: ImportRow['status'], note: string | null, known?: KnownPerson): ImportRow => ({
      line,
      given: shown,
      status,
      person: known ? { id: known.id, name: known.name, mail: known.mail } : null,
      note,
      role,
      otherRole,
    });
    if (addresses.length === 0) return [row('invalid', 'a mail address or UPN')];
    const people = cells
      .map((cell) => new Set(cell.flatMap((address) => byAddress.get(address) ?? [])))
      .find(({ size }) => size > 0);
    if (!people) return [row('unknown', beginning(addresses.join(', '), UNKNOWN_SHOWN))];
    return [...people].map((known) => {
      const before = firstLine.get(known.id);
      if (before !== undefined) return row('duplicate', String(before), known);
      firstLine.set(known.id, line);
      return row(members.has(known.id) ? 'already-member' : 'ready', null, known);
    });
  });
}
