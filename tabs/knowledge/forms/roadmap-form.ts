import {
  type Roadmap,
  readRoadmap,
  type Stage,
  writeRoadmap,
} from '../../../domain/knowledge/types/roadmap.ts';
import { carriedRows, typedWords } from './carried.ts';

export interface StageRow extends Stage {
  readonly key: string;
}

/** A roadmap as it is being typed. */
export interface RoadmapForm extends Pick<Roadmap, 'before' | 'after' | 'header'> {
  readonly rows: readonly StageRow[];
}

export const newRow = (): StageRow => ({
  key: crypto.randomUUID(),
  stage: '',
  date: '',
  outcome: '',
  lead: '',
});

export function readRows(body: string): RoadmapForm {
  const { stages, ...around } = readRoadmap(body);
  const rows = stages.map((stage) => ({ ...stage, key: crypto.randomUUID() }));
  return { ...around, rows: rows.length > 0 ? rows : [newRow()] };
}

export const writeRows = ({ rows, ...around }: RoadmapForm): string =>
  writeRoadmap({ ...around, stages: rows });

const isBlank = ({ stage, date, outcome, lead }: Stage) => !(stage + date + outcome + lead).trim();

/** A roadmap whose text came from elsewhere, with the rows that are there already. */
export const carriedForm = (form: RoadmapForm, before: RoadmapForm): RoadmapForm => ({
  ...form,
  before: typedWords(form.before, before.before),
  after: typedWords(form.after, before.after),
  rows: carriedRows(form.rows, before.rows, {
    alike: [
      ({ stage, date, outcome, lead }) =>
        JSON.stringify([stage, date, outcome, lead].map((words) => words.trim())),
      ({ stage }) => stage.trim(),
    ],
    isEmpty: isBlank,
    carry: (row, same) => ({
      key: same.key,
      stage: typedWords(row.stage, same.stage),
      date: row.date,
      outcome: typedWords(row.outcome, same.outcome),
      lead: typedWords(row.lead, same.lead),
    }),
  }),
});
