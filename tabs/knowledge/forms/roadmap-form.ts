import {
  type Roadmap,
  readRoadmap,
  type Stage,
  writeRoadmap,
} from '../../../domain/knowledge/types/roadmap.ts';

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
