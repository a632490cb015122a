import { API } from '../../domain/api.ts';
import type { Pilot, PilotDraft } from '../../domain/pilots/pilot.ts';
import type { ReportDraft, ReportForm } from '../../domain/pilots/report.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, id } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export type NewPilotDraft = PilotDraft & Pick<Pilot, 'origin'>;

/** A pilot that runs since yesterday. */
export function pilotDraft(change: Partial<NewPilotDraft> = {}): NewPilotDraft {
  return {
    title: 'A decision log on one page',
    plan: 'Each triad keeps one page.',
    aim: 'Decide once.',
    prediction: {
      statement: 'Reopened decisions fall below two a month',
      measure: { name: 'reopened decisions', unit: 'a month', direction: 'down', before: 5, threshold: 2 },
    },
    team: { name: 'Platform', size: 9, function: 'Engineering', works: 'remote' },
    collaborators: [],
    taxonomy: 'process',
    artifact: null,
    startsOn: day(-1),
    endsOn: day(30),
    zone: 'UTC',
    checkInDays: 14,
    origin: null,
    ...change,
  };
}

/** What may be changed of a pilot, as it stands. */
export function draftOf(pilot: Pilot, change: Partial<PilotDraft> = {}): PilotDraft {
  const { title, plan, aim, prediction, team, collaborators, taxonomy, artifact } = pilot;
  const { startsOn, endsOn, zone, checkInDays } = pilot;
  const tried = artifact && { id: artifact.id, revision: artifact.revision };
  return {
    ...{ title, plan, aim, prediction, team, collaborators, taxonomy, artifact: tried },
    ...{ startsOn, endsOn, zone, checkInDays },
    ...change,
  };
}

export function reportDraft(change: Partial<ReportDraft> = {}): ReportDraft {
  return {
    verdict: 'worked',
    value: 1.3,
    outcome: 'Reopened decisions fell to 1.3 a month.',
    lesson: 'People read the log.',
    surprise: 'Also people outside the triad.',
    change: 'Name a keeper.',
    conditions: 'In a larger team nobody may feel responsible.',
    annotation: null,
    ...change,
  };
}

/** A report that somebody has begun to write. */
export function reportForm(change: Partial<ReportForm> = {}): ReportForm {
  return {
    verdict: null,
    value: '1,',
    outcome: 'Reopened decisions',
    lesson: '',
    surprise: '',
    change: '',
    conditions: '',
    annotates: false,
    annotationKind: 'worked',
    annotationWords: '',
    annotationPassage: null,
    ...change,
  };
}

export const beginPilot = (
  world: TestWorld,
  person: Person,
  communityId: string,
  change: Partial<NewPilotDraft> = {},
) => world.call(person, API.beginPilot, { params: { communityId, pilotId: id() }, body: pilotDraft(change) });

/** Publishes a report of a pilot as it stands. */
export const publishReport = (
  world: TestWorld,
  person: Person,
  { communityId, id: pilotId, etag }: Pilot,
  change: Partial<ReportDraft> = {},
  word = '',
) =>
  world.call(person, API.publishReport, {
    params: { communityId, pilotId },
    body: { report: reportDraft(change), word },
    etag,
  });
