import * as z from 'zod';
import { invalid } from '../../domain/shared/refusal.ts';
import { type Made, made, type NewOrigin, type Origin, origin } from '../../domain/synthesis/origin.ts';
import type { World } from '../world.ts';
import type { Place } from './place.ts';
import { json, rowCodec } from './row-codec.ts';
import type { Row, Write } from './table.ts';

// What artifacts, annotations and terms were made from.

type Stores = Pick<World, 'table'>;

const ID = '[0-9a-f-]{36}';
const AUTHOR = `(?:${ID}|~[0-9a-f]{64})`;
const originKey = (thingId: string) => `origin|${thingId}`;
const becameKey = (sessionId: string, rest = '') => `became|${sessionId}|${rest}`;
const BECAME = new RegExp(`^became\\|${ID}\\|${AUTHOR}\\|${ID}\\|${ID}$`);

/** How many things that the notes of a session have become are told at most. */
const BECAME_MAX = 60;

/** Beside the thing, and never changed: whatever is done to the thing, its origin stays. */
export const originRow = rowCodec({ of: json(made), from: json(origin) });
export const becameRow = rowCodec({ of: json(made) });

export interface StoredOrigin {
  readonly of: Made;
  readonly from: Origin;
}

export const originOf = (
  { table }: Stores,
  place: Place,
  thingId: string,
): Promise<StoredOrigin | undefined> => table.find(place.partition, originKey(thingId), originRow.read);

/** The writes that keep an origin, which fail where the thing has one already. */
export function keepingOrigin(thingId: string, { of, from }: StoredOrigin): Write[] {
  return [
    { do: 'create', key: originKey(thingId), row: originRow.columns({ of, from }) },
    ...(from.kind === 'note'
      ? [
          {
            do: 'put',
            key: becameKey(from.sessionId, `${from.authorKey}|${from.noteId}|${thingId}`),
            row: becameRow.columns({ of }),
          } as const,
        ]
      : []),
  ];
}

const keyParts = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** What the notes of a session have become, as far as it was kept; the thing itself may be gone. */
export async function becameOf({ table }: Stores, place: Place, sessionId: string) {
  const of = (row: Row) => {
    const [, , authorKey, id, thingId] = keyParts.parse(row.rowKey?.split('|'));
    return { note: { authorKey, id }, thingId, ...becameRow.read(row) };
  };
  const [from, to] = [becameKey(sessionId), becameKey(sessionId, '~~')];
  return table.range(place.partition, from, to, { key: BECAME, of }, { top: BECAME_MAX });
}

/** With what it is called here. Refuses a note that does not exist. */
export async function namedOrigin(world: World, place: Place, from: NewOrigin): Promise<Origin> {
  if (from.kind === 'period') return from;
  const [session, note] = await Promise.all([
    world.sessions.head(place, from.sessionId),
    world.notes.get(place, from.sessionId, from.authorKey, from.noteId),
  ]);
  if (!session || !note) throw invalid('from.noteId', 'a note of this community');
  return { ...from, label: session.session.topic };
}
