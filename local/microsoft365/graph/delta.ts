import { z } from 'zod';
import { box, removedOf } from '../calendar/mailbox.ts';
import { rhythm } from '../calendar/rhythm.ts';
import type { Person } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { World } from '../world.ts';
import { type Call, mailboxOf, type Needs, prefer } from './call.ts';
import { accessDenied, GraphError } from './errors.ts';
import { eventId, present } from './event-view.ts';
import { windowOf } from './events.ts';
import type { Route } from './router.ts';

/** Unlike calendarView itself, its delta wants Calendars.Read. */
const needs: Needs = {
  delegated: ['Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  refusal: accessDenied,
};

/** What a link remembers: the window is fixed in it, and how far this client has been told. */
const token = z.strictObject({ owner: z.string(), from: z.number(), to: z.number(), since: z.number() });
type Token = z.output<typeof token>;

const encode = (value: Token) => Buffer.from(JSON.stringify(value)).toString('base64url');

const gone = () =>
  new GraphError(
    410,
    'SyncStateNotFound',
    'The sync state generation is not found; continuing sync is not possible. A full resync is required.',
  );

function decode(text: string, owner: Person, world: World): Token {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw gone();
  }
  const parsed = token.safeParse(value);
  // A token of another mailbox, or of a data file that was thrown away since.
  if (!parsed.success || parsed.data.owner !== owner.id || parsed.data.since > world.store.state.sequence)
    throw gone();
  return parsed.data;
}

function delta(call: Call): Answer {
  const owner = mailboxOf(call);
  const { query, world } = call;
  const refused = ['$select', '$filter', '$expand', '$orderby', '$search', '$top'].find((name) =>
    query.has(name),
  );
  if (refused)
    throw new GraphError(
      400,
      'ErrorInvalidUrlQuery',
      `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${refused}'.`,
    );
  const given = query.get('$deltatoken') ?? query.get('$skiptoken');
  if (given && world.faults.takeDeltaExpired()) throw gone();
  const { from, to, since } = given
    ? decode(given, owner, world)
    : { ...windowOf(call), since: Number.MIN_SAFE_INTEGER };
  const preferred = prefer(call);
  const size = preferred.maxPageSize ?? 50;
  const changes = changesSince(world, owner, from, to, since);
  const page = changes.slice(0, size);
  const more = changes.length > size;
  const reached = page.at(-1)?.sequence ?? Math.max(since, 0);
  const link = new URL(`${world.origin}${new URL(call.target, world.origin).pathname}`);
  link.searchParams.set(
    more ? '$skiptoken' : '$deltatoken',
    encode({ owner: owner.id, from, to, since: reached }),
  );
  return {
    status: 200,
    body: {
      '@odata.context': `${world.origin}/v1.0/$metadata#Collection(event)`,
      [more ? '@odata.nextLink' : '@odata.deltaLink']: link.href,
      value: page.map(({ event, removed }) =>
        event
          ? { '@odata.type': '#microsoft.graph.event', ...present(event, preferred) }
          : {
              '@odata.type': '#microsoft.graph.event',
              id: removed && eventId(removed, preferred),
              '@removed': { reason: 'deleted' },
            },
      ),
    },
  };
}

interface Change {
  sequence: number;
  event?: Parameters<typeof present>[0];
  removed?: { id: string; immutableId: string };
}

/** Everything after `since` in the order it happened; the first time there is nothing to remove. */
function changesSince(world: World, owner: Person, from: number, to: number, since: number): Change[] {
  const first = since < 0;
  const within = (start: number, end: number) => start < to && end > from;
  const mine = box(world, owner.id);
  const tombs = removedOf(world, owner.id);
  const changes: Change[] = [];
  for (const event of mine.values()) {
    if (event.sequence <= since) continue;
    if (within(event.startMs, event.endMs)) changes.push({ sequence: event.sequence, event });
    // Moved out of the window: for this client it is gone.
    else if (!first && event.createdSequence <= since)
      changes.push({ sequence: event.sequence, removed: event });
  }
  if (!first)
    for (const tomb of tombs)
      if (tomb.sequence > since) changes.push({ sequence: tomb.sequence, removed: tomb });
  // The weekly rhythm is not stored; it comes before everything that ever changed.
  const habits = first
    ? rhythm(owner, from, to).filter(({ id }) => !mine.has(id) && !tombs.some((tomb) => tomb.id === id))
    : [];
  for (const [index, event] of habits.entries()) {
    const sequence = index - habits.length;
    if (sequence > since) changes.push({ sequence, event });
  }
  return changes.sort((a, b) => a.sequence - b.sequence);
}

export const deltaRoutes: Route[] = [
  '/users/:user/calendarView/delta',
  '/users/:user/calendar/calendarView/delta',
].map((path) => ({ method: 'GET', path, needs, handle: delta }));
