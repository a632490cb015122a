import { isWithdrawn, type Pilot, peopleOf } from '../../domain/pilots/pilot.ts';
import { type Counted, type PilotTotals, totalsAfter } from '../../domain/pilots/report.ts';
import type { Verdict } from '../../domain/pilots/states.ts';
import { withChangeOp } from '../tables/change-ops.ts';
import { sessionPilotRow } from '../tables/in-session-rows.ts';
import {
  checkInGateKey,
  myPilotKey,
  openPilotKey,
  overPilotKey,
  PILOT_TOTALS,
  pilotActivityKey,
  pilotKey,
  repeatKey,
  sessionPilotKey,
} from '../tables/keys.ts';
import {
  type HeadChange,
  type ListedPilot,
  listedPilotRow,
  pilotHead,
  pilotTotalsRow,
  repeatRow,
  type StoredPilot,
} from '../tables/pilot-rows.ts';
import type { Write } from '../tables/table.ts';
import { findingPilot } from './pilot-search.ts';
import type { PilotParts } from './pilot-store.ts';

// What use cases write into their transactions to begin, change and end a pilot. Of each of these transactions the first
// write is the head and the second one the pilot's row in the list.

/** What changes of a pilot itself. */
export type PilotChange = Partial<Omit<Pilot, 'id' | 'communityId' | 'etag'>>;
type OwnColumns = Omit<HeadChange, keyof Pilot>;

/** A pilot after a change, and the writes that make the change. */
export interface Changed {
  readonly after: Pilot;
  readonly writes: readonly Write[];
}

/** Where a pilot stands that has ended. */
interface Over {
  readonly overAt: string | null;
  readonly counted: Counted | null;
  /** The report's lesson, or what was said where it ended without one. */
  readonly lesson: string;
}
const NOT_OVER: Over = { overAt: null, counted: null, lesson: '' };

function listed(
  pilot: Omit<Pilot, 'etag'>,
  { overAt, counted, lesson }: Over,
): Omit<ListedPilot, 'lastCheckIn'> {
  const { aim = false, predicted = false, measured = false } = counted ?? {};
  const { title, owner, team, taxonomy, artifact, startsAt, startsOn, endsAt, checkInDays, state, verdict } =
    pilot;
  return {
    title,
    owner,
    teamName: team.name,
    function: team.function,
    functionKey: team.function.toLowerCase(),
    taxonomy,
    artifact: artifact && { id: artifact.id, title: artifact.title },
    startsAt,
    startsOn,
    endsAt,
    checkInDays,
    state,
    verdict,
    withdrawn: isWithdrawn(pilot),
    lesson,
    overAt,
    people: new Set(peopleOf(pilot)),
    aim,
    predicted,
    measured,
    all: aim && predicted && measured,
  };
}

/** The rows beside a pilot's own that say how it stands: for search, its session, and the pilot that it repeats. */
function elsewhere(pilot: Omit<Pilot, 'etag'>, reported: readonly string[]): Write[] {
  const { id, title, owner, state, verdict, origin, repeats } = pilot;
  const writes: Write[] = [findingPilot(pilot, reported)];
  if (origin && 'sessionId' in origin) {
    const row = sessionPilotRow.columns({ title, owner, state, verdict, withdrawn: isWithdrawn(pilot) });
    writes.push({ do: 'put', key: sessionPilotKey(origin.sessionId, id), row });
  }
  if (repeats) {
    const row = repeatRow.columns({ title, owner, state });
    writes.push({ do: 'put', key: repeatKey(repeats.pilotId, id), row });
  }
  return writes;
}

/** The gates of those who may check in. Before the pilot starts there are none. */
const gatesFor = (pilot: Pick<Pilot, 'id' | 'startsAt'>, people: readonly string[], now: Date): Write[] =>
  now.getTime() < Date.parse(pilot.startsAt)
    ? []
    : people.map((personId) => ({ do: 'put', key: checkInGateKey(pilot.id, personId), row: {} }));

/** The rows by which people's pilots that have not ended are found. */
const foundBy = (pilotId: string, people: Iterable<string>): Write[] =>
  [...people].map((personId) => ({ do: 'put', key: myPilotKey(personId, pilotId), row: {} }));
const foundNoMore = (pilotId: string, people: Iterable<string>): Write[] =>
  [...people].map((personId) => ({ do: 'clear', key: myPilotKey(personId, pilotId) }));

/** The writes that create a pilot. */
export function beginningPilot(pilot: Omit<Pilot, 'etag'>, begunOp: string, now: Date): Write[] {
  const own = {
    overAt: null,
    counted: null,
    reports: 0,
    shownFrom: 1,
    reportedBy: '',
    annotationId: '',
    toldOwner: '',
    begunOp,
    changeOps: new Set<string>(),
  };
  return [
    { do: 'create', key: pilotKey(pilot.id), row: pilotHead.columns({ ...pilot, ...own }) },
    {
      do: 'put',
      key: openPilotKey(pilot.id),
      row: listedPilotRow.columns({ ...listed(pilot, NOT_OVER), lastCheckIn: null }),
    },
    { do: 'put', key: pilotActivityKey(pilot.id), row: {} },
    ...gatesFor(pilot, peopleOf(pilot), now),
    ...foundBy(pilot.id, new Set(peopleOf(pilot))),
    ...elsewhere(pilot, []),
  ];
}

function changingHead(
  { pilot, changeOps }: StoredPilot,
  change: PilotChange,
  own: OwnColumns,
  changeOp: string,
): Write {
  return {
    do: 'merge',
    key: pilotKey(pilot.id),
    row: pilotHead.changed({ ...change, ...own, changeOps: withChangeOp(changeOps, changeOp) }),
    etag: pilot.etag,
  };
}

/** Changes a pilot that has not ended. */
export function changingPilot(
  stored: StoredPilot,
  change: PilotChange,
  changeOp: string,
  now: Date,
): Changed {
  const { pilot } = stored;
  const after = { ...pilot, ...change };
  const before = new Set(peopleOf(pilot));
  const stays = new Set(peopleOf(after));
  const gone = [...before].filter((personId) => !stays.has(personId));
  return {
    after,
    writes: [
      changingHead(stored, change, {}, changeOp),
      { do: 'touch', key: openPilotKey(pilot.id), row: listedPilotRow.changed(listed(after, NOT_OVER)) },
      ...gatesFor(after, [...stays], now),
      ...foundBy(pilot.id, stays),
      ...foundNoMore(pilot.id, gone),
      ...gone.map((personId): Write => ({ do: 'clear', key: checkInGateKey(pilot.id, personId) })),
      ...elsewhere(after, []),
    ],
  };
}

/**
 * Ends a pilot, or changes how one stands that has ended, and has the totals count it as it stands then. A part of it
 * that comes meanwhile makes the write fail.
 */
export function endingPilot(
  stored: StoredPilot,
  parts: PilotParts,
  { totals, etag }: { readonly totals: PilotTotals; readonly etag: string },
  change: PilotChange,
  own: OwnColumns & { readonly overAt: string; readonly counted: Counted & { verdict: Verdict | null } },
  /** The report's texts that search finds, the lesson first, or what was said where it ended without one. */
  reported: readonly string[],
  changeOp: string,
  /** The version of its row in the list, where what else is written depends on it. */
  listedVersion?: string,
): Changed {
  const { pilot } = stored;
  const { id } = pilot;
  const after = { ...pilot, ...change };
  const was = stored.overAt === null ? openPilotKey(id) : overPilotKey(new Date(stored.overAt), id);
  const key = overPilotKey(new Date(own.overAt), id);
  const last = parts.checkIns.at(-1);
  const row = pilotTotalsRow.columns(totalsAfter(totals, stored.counted, own.counted));
  const inList = listedPilotRow.columns({
    ...listed(after, { ...own, lesson: reported[0] ?? '' }),
    lastCheckIn: last ? { on: last.on, state: last.state } : null,
  });
  return {
    after,
    writes: [
      changingHead(stored, change, own, changeOp),
      was === key && listedVersion
        ? { do: 'merge', key, row: inList, etag: listedVersion }
        : { do: was === key ? 'touch' : 'put', key, row: inList },
      etag === '' ? { do: 'create', key: PILOT_TOTALS, row } : { do: 'merge', key: PILOT_TOTALS, row, etag },
      ...(was === key ? [] : [{ do: 'remove', key: was } as const]),
      { do: 'merge', key: pilotActivityKey(id), row: {}, etag: parts.activity },
      ...(stored.overAt === null ? foundNoMore(id, new Set(peopleOf(pilot))) : []),
      ...parts.gates.map((gate): Write => ({ do: 'remove', key: gate })),
      ...elsewhere(after, reported),
    ],
  };
}
