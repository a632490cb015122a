import type * as z from 'zod/mini';
import type { Amendment, CheckIn } from '../../domain/pilots/check-in.ts';
import type { listPilots } from '../../domain/pilots/contract.ts';
import type { PilotOutline } from '../../domain/pilots/pilot.ts';
import { NO_TOTALS, type PilotTotals, type Report } from '../../domain/pilots/report.ts';
import {
  checkInKey,
  inPilot,
  KEYS,
  myPilotKey,
  openPilotKey,
  overPilotKey,
  PILOT_TOTALS,
  pilotKey,
  reportFormKey,
  requestKey,
} from '../tables/keys.ts';
import {
  amendmentRow,
  checkInRow,
  listedPilotRow,
  pilotTotalsRow,
  repeatRow,
  reportFormRow,
  reportRow,
  requestRow,
  type StoredPilot,
  storedPilotOf,
} from '../tables/pilot-rows.ts';
import type { Place } from '../tables/place.ts';
import type { Value } from '../tables/row-codec.ts';
import { type RowKind, readIfKnown } from '../tables/rows.ts';
import type { RangeOptions, Row } from '../tables/table.ts';
import type { World } from '../world.ts';

// What the table says of pilots. Only this area asks for it.

type Stores = Pick<World, 'table'>;

export async function storedPilot(
  { table }: Stores,
  place: Place,
  pilotId: string,
): Promise<StoredPilot | undefined> {
  return table.find(place.partition, pilotKey(pilotId), (row) => storedPilotOf(place.communityId, row));
}

export interface Request extends Value<typeof requestRow> {
  readonly personId: string;
}

/** The parts of a pilot. */
export interface PilotParts {
  /** The version of what check-ins, requests and reports that are being written touch; '' if it is not there. */
  readonly activity: string;
  /** In the order of their days. */
  readonly checkIns: CheckIn[];
  /** In the order of their time. */
  readonly amendments: Amendment[];
  /** All published versions, the oldest first. */
  readonly reports: Report[];
  readonly repeats: (Value<typeof repeatRow> & { readonly pilotId: string })[];
  readonly requests: Request[];
  /** Keys of the gates of those who may check in. */
  readonly gates: string[];
  /** The report that the person who asks is writing. */
  readonly form: (Value<typeof reportFormRow> & { readonly etag: string }) | null;
}

const lastId = ({ rowKey = '' }: Row) => rowKey.slice(rowKey.lastIndexOf('|') + 1);
const requestOf = (row: Row): Request => ({ personId: lastId(row), ...requestRow.read(row) });

function partOf(row: Row): Partial<PilotParts> {
  const [, , what] = (row.rowKey ?? '').split('|');
  if (what === 'check-in') {
    const { changeOps, ...said } = checkInRow.read(row);
    return { checkIns: [said] };
  }
  if (what === 'amendment') return { amendments: [amendmentRow.read(row)] };
  if (what === 'report') return { reports: [reportRow.read(row)] };
  if (what === 'repeat') return { repeats: [{ pilotId: lastId(row), ...repeatRow.read(row) }] };
  if (what === 'request') return { requests: [requestOf(row)] };
  if (what === 'may') return { gates: [row.rowKey ?? ''] };
  if (what === '~report-form') return { form: reportFormRow.readWithEtag(row) };
  return { activity: row.etag };
}

const PART: RowKind<Partial<PilotParts>> = { key: KEYS.inPilot, of: partOf };

/**
 * All parts of a pilot, and the report that this person is writing. `every`: refuses parts that this version cannot
 * read, where what they come to is stored.
 */
export async function partsOfPilot(
  { table }: Stores,
  place: Place,
  pilotId: string,
  personId: string,
  { every = false } = {},
): Promise<PilotParts> {
  const end = inPilot(pilotId, '~');
  const parts = await table.range(place.partition, inPilot(pilotId), reportFormKey(pilotId, '~'), PART, {
    every,
    // What others are writing does not leave the table.
    where: (odata) => odata`not (RowKey ge ${end} and RowKey ne ${reportFormKey(pilotId, personId)})`,
  });
  return {
    activity: parts.find(({ activity }) => activity)?.activity ?? '',
    checkIns: parts.flatMap(({ checkIns = [] }) => checkIns),
    amendments: parts.flatMap(({ amendments = [] }) => amendments),
    reports: parts.flatMap(({ reports = [] }) => reports),
    repeats: parts.flatMap(({ repeats = [] }) => repeats),
    requests: parts.flatMap(({ requests = [] }) => requests),
    gates: parts.flatMap(({ gates = [] }) => gates),
    form: parts.find(({ form }) => form)?.form ?? null,
  };
}

export async function requestsOf({ table }: Stores, place: Place, pilotId: string): Promise<Request[]> {
  const kind = { key: KEYS.pilotRequest, of: requestOf };
  return table.range(place.partition, requestKey(pilotId, ''), requestKey(pilotId, '~'), kind);
}

export async function requestOfPerson(
  { table }: Stores,
  place: Place,
  pilotId: string,
  personId: string,
): Promise<Request | undefined> {
  return table.find(place.partition, requestKey(pilotId, personId), requestOf);
}

export async function checkInOf(
  { table }: Stores,
  place: Place,
  pilotId: string,
  on: string,
  personId: string,
) {
  return table.find(place.partition, checkInKey(pilotId, on, personId), checkInRow.readWithEtag);
}

/** The day of each person's last check-in, from a day on. */
export async function lastCheckIns(
  { table }: Stores,
  place: Place,
  pilotId: string,
  since = '',
): Promise<Readonly<Record<string, string>>> {
  // in-pilot|PILOT|check-in|DAY|PERSON, in the order of the days.
  const of = ({ rowKey = '' }: Row) => rowKey.split('|').slice(-2).reverse() as [string, string];
  const from = inPilot(pilotId, `check-in|${since}`);
  const end = inPilot(pilotId, 'check-in|~');
  const kind = { key: KEYS.checkIn, of };
  return Object.fromEntries(await table.range(place.partition, from, end, kind, { select: [] }));
}

/** What the list shows of a pilot that has not ended; undefined once it has. */
export async function openPilotOf({ table }: Stores, place: Place, pilotId: string) {
  return table.find(place.partition, openPilotKey(pilotId), listedPilotRow.readWithEtag);
}

/** The version of the list's row of a pilot that has ended; undefined if there is none. */
export async function overVersion({ table }: Stores, place: Place, pilotId: string, overAt: string) {
  const row = await table.get(place.partition, overPilotKey(new Date(overAt), pilotId), ['state']);
  return row?.etag;
}

/** The ids of pilots that have not ended and that this person runs, also of those that this version cannot read. */
export async function openPilotsOf({ table }: Stores, place: Place, personId: string): Promise<string[]> {
  const kind = { key: KEYS.myPilot, of: lastId };
  const [from, to] = [myPilotKey(personId, ''), myPilotKey(personId, '~')];
  return table.range(place.partition, from, to, kind, { select: [] });
}

/** The totals, and the version of their row; '' before there is one. */
export async function totalsOfPilots(
  { table }: Stores,
  place: Place,
): Promise<{ readonly totals: PilotTotals; readonly etag: string }> {
  const row = await table.find(place.partition, PILOT_TOTALS, pilotTotalsRow.readWithEtag);
  if (!row) return { totals: NO_TOTALS, etag: '' };
  const { etag, ...totals } = row;
  return { totals, etag };
}

/** Pilots on one page of the list. */
const LISTED = 60;

type Filters = Omit<z.output<(typeof listPilots)['query']>, 'after'>;

/** A page of the list, from where the page before ended, and the totals if it is the first. */
export async function listedPilots(
  { table }: Stores,
  place: Place,
  filters: Filters & { readonly reportedOnly: boolean },
  after: string | undefined,
): Promise<{ pilots: PilotOutline[]; next: string | null; totals: PilotTotals | null }> {
  const isFirst = after === undefined;
  const where: RangeOptions['where'] = (odata) => {
    const limits = [
      filters.reportedOnly && odata`state eq ${'reported'}`,
      filters.taxonomy && odata`taxonomy eq ${filters.taxonomy}`,
      filters.verdict &&
        (filters.verdict === 'none' ? odata`state eq ${'ended'}` : odata`verdict eq ${filters.verdict}`),
      filters.function && odata`functionKey eq ${filters.function.toLowerCase()}`,
      filters.artifactId && odata`artifactId eq ${filters.artifactId}`,
      filters.kept && `${filters.kept} eq true`,
    ].filter(Boolean);
    const pilots = limits.join(' and ') || odata`RowKey gt ${PILOT_TOTALS}`;
    return isFirst ? `${odata`RowKey eq ${PILOT_TOTALS}`} or (${pilots})` : pilots;
  };
  const from = isFirst ? 'pilots|' : `pilots|${after}|`;
  // One more than is shown tells whether there is a next page.
  const top = LISTED + (isFirst ? 2 : 1);
  const rows = await table.range(place.partition, from, 'pilots|~', LISTED_ROW, { where, top });
  const pilots = rows.flatMap(({ pilot }) => pilot ?? []);
  const shown = pilots.slice(0, LISTED);
  return {
    pilots: shown.map(({ key, ...pilot }) => pilot),
    next: pilots.length > LISTED ? (shown.at(-1)?.key ?? null) : null,
    totals: isFirst ? totalsIn(rows) : null,
  };

  /** null if this version cannot read them: no pilots have ended only where there is no row. */
  function totalsIn(found: typeof rows): PilotTotals | null {
    const { totals = NO_TOTALS } = found.find((row) => row.totals !== undefined) ?? {};
    if (totals === null) table.trace.rowsPassedOver += 1;
    return totals;
  }
}

const LISTED_ROW: RowKind<{ totals?: PilotTotals | null; pilot?: PilotOutline & { readonly key: string } }> =
  {
    key: KEYS.pilots,
    of: (row) => {
      const { rowKey = '' } = row;
      if (rowKey === PILOT_TOTALS)
        return { totals: readIfKnown({ key: /^/, of: pilotTotalsRow.read }, row)?.value ?? null };
      const { functionKey, startsOn, people, aim, predicted, measured, all, ...outline } =
        listedPilotRow.read(row);
      return { pilot: { ...outline, id: lastId(row), key: rowKey.slice('pilots|'.length) } };
    },
  };
