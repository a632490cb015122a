import * as z from 'zod';
import { amendment, checkIn } from '../../domain/pilots/check-in.ts';
import {
  checkInState,
  collaborator,
  origin,
  type Pilot,
  pilot,
  pilotOutline,
  storedPrediction,
  value,
} from '../../domain/pilots/pilot.ts';
import { pilotTotals, report, reportForm, storedAnnotation } from '../../domain/pilots/report.ts';
import { pilotState, verdict } from '../../domain/pilots/states.ts';
import { date, instant } from '../../domain/shared/time.ts';
import { KEYS, pilotKey } from './keys.ts';
import type { Place } from './place.ts';
import {
  column,
  group,
  ifMissing,
  json,
  named,
  orNull,
  person,
  rowCodec,
  type Value,
  words,
} from './row-codec.ts';
import type { Row, Table } from './table.ts';

const { id, communityId, etag, ...head } = pilot.shape;
const { id: listedId, ...outline } = pilotOutline.shape;

/** null also for one of another version: whatever it was, the pilot is the same. */
function readOrigin(text: string): Pilot['origin'] {
  try {
    return origin.safeParse(JSON.parse(text || 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** Such as `endedById`, `endedByName`, `endedAt` and `endedWord`. */
const withWord = (name: string) =>
  orNull(
    group({
      by: named(`${name}By`, person),
      at: named(`${name}At`, instant),
      word: named(`${name}Word`, z.string()),
    }),
  );

/** As what the totals count a pilot that has ended. */
const counted = z.object({
  aim: z.boolean(),
  predicted: z.boolean(),
  measured: z.boolean(),
  verdict: z.nullable(verdict),
});

// Loose, so that fields of a newer version stay where this version takes somebody else in.
const storedCollaborator = z.looseObject(collaborator.shape) as unknown as typeof collaborator;

export const pilotHead = rowCodec({
  ...head,
  prediction: orNull(json(storedPrediction)),
  team: json(head.team),
  owner: person,
  collaborators: json(z.array(storedCollaborator)),
  artifact: orNull(json(head.artifact)),
  origin: column(z.string().transform(readOrigin), (from) => (from ? JSON.stringify(from) : '')),
  repeats: orNull(json(head.repeats)),
  ended: withWord('ended'),
  withdrawn: withWord('withdrawn'),
  verdict: orNull(verdict),
  reportedAt: orNull(instant),
  /** When it was ended, reported or withdrawn last. */
  overAt: orNull(instant),
  counted: orNull(json(counted)),
  /** The last published version of its report, also of one that was withdrawn. */
  reports: z.number(),
  /** The first version that is shown: those before were withdrawn. */
  shownFrom: z.number(),
  /** Who published its report; '' before. */
  reportedBy: z.string(),
  /** The annotation that its report has made of the artifact; '' for none. */
  annotationId: z.string(),
  /** Whom its report has told that their artifact was tried; '' for nobody. */
  toldOwner: ifMissing('', z.string()),
  /** What it was begun with, and the last changes of its head, as `changeOpOf`. */
  begunOp: z.string(),
  changeOps: words,
});

export type HeadChange = Partial<Value<typeof pilotHead>>;

/** A pilot's head, with what only its changes need. */
export interface StoredPilot
  extends Pick<
    Value<typeof pilotHead>,
    | 'overAt'
    | 'counted'
    | 'reports'
    | 'shownFrom'
    | 'reportedBy'
    | 'annotationId'
    | 'toldOwner'
    | 'begunOp'
    | 'changeOps'
  > {
  readonly pilot: Pilot;
}

export function storedPilotOf(communityId: string, row: Row): StoredPilot {
  const {
    overAt,
    counted,
    reports,
    shownFrom,
    reportedBy,
    annotationId,
    toldOwner,
    begunOp,
    changeOps,
    ...kept
  } = pilotHead.read(row);
  return {
    overAt,
    counted,
    reports,
    shownFrom,
    reportedBy,
    annotationId,
    toldOwner,
    begunOp,
    changeOps,
    pilot: {
      ...kept,
      id: id.parse(row.rowKey?.slice(pilotKey('').length)),
      communityId,
      etag: row.etag,
    },
  };
}

/** A pilot as lists show it, and what they can be limited to. */
export const listedPilotRow = rowCodec({
  ...outline,
  owner: person,
  artifact: orNull(
    group({
      id: named('artifactId', id),
      title: named('artifactTitle', z.string()),
    }),
  ),
  verdict: orNull(verdict),
  withdrawn: ifMissing(false, z.boolean()),
  overAt: orNull(instant),
  lastCheckIn: orNull(
    group({
      on: named('checkedInOn', date),
      state: named('checkedInState', checkInState),
    }),
  ),
  /** The team's function in lower case. */
  functionKey: z.string(),
  startsOn: head.startsOn,
  /** Ids of those who run it. */
  people: words,
  /** What of the method one that has ended has kept. */
  aim: z.boolean(),
  predicted: z.boolean(),
  measured: z.boolean(),
  all: z.boolean(),
});
export type ListedPilot = Value<typeof listedPilotRow>;

const { verdicts, ...sums } = pilotTotals.shape;
export const pilotTotalsRow = rowCodec({ ...sums, verdicts: group(verdicts.shape) });

/** `changeOps` are the last operations that have written it. */
export const checkInRow = rowCodec({
  ...checkIn.shape,
  by: person,
  value: orNull(json(value)),
  changeOps: words,
});

export const amendmentRow = rowCodec({
  ...amendment.shape,
  by: person,
  before: orNull(json(storedPrediction)),
  after: orNull(json(storedPrediction)),
  ends: orNull(json(z.object({ before: date, after: date }))),
});

export const reportRow = rowCodec({
  ...report.shape,
  by: person,
  value: orNull(json(value)),
  annotation: orNull(json(storedAnnotation)),
});
export const repeatRow = rowCodec({ title: z.string(), owner: person, state: pilotState });
export const requestRow = rowCodec({ name: z.string(), word: z.string(), at: instant });
/** `formBy`, by which all forms of a person are found. */
export const reportFormRow = rowCodec({ form: json(reportForm), savedAt: instant, formBy: z.string() });

/** Removes all reports that a person is writing, also those that this version cannot read. */
export async function removeReportForms(table: Table, place: Place, personId: string): Promise<void> {
  const form = { key: KEYS.reportForm, of: ({ rowKey = '' }: Row) => rowKey };
  const keys = await table.range(place.partition, 'in-pilot|', 'in-pilot|~', form, {
    where: (odata) => odata`formBy eq ${personId}`,
    select: [],
  });
  await Promise.all(keys.map((key) => table.removeIf(place.partition, key, '*')));
}
