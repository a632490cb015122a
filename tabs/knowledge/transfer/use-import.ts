import { useEffect, useMemo, useRef, useState } from 'react';
import { whoAmI } from '../../../domain/community/contract.ts';
import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import { fold } from '../../../domain/shared/words.ts';
import { call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { allArtifacts } from './all-artifacts.ts';
import { useBegunImport } from './begun-import.ts';
import type { PassedOver } from './files.ts';
import type { PlannedFile, Wanted } from './import-run.ts';
import type { Choice, Refused } from './plan.ts';
import { TRANSFER } from './texts.ts';

/** What reads Markdown is loaded once there is some. */
const reader = () => import('./read-import.ts');

export type ImportState =
  | { readonly step: 'reading'; readonly said: string }
  | { readonly step: 'failed'; readonly problem: unknown }
  | { readonly step: 'planned' }
  | { readonly step: 'running'; readonly said: string }
  | {
      readonly step: 'done';
      readonly made: number;
      readonly published: boolean;
      readonly failed: readonly Failed[];
    };

export interface Failed {
  readonly path: string;
  readonly problem: unknown;
}

interface Plan {
  readonly root: string | null;
  readonly planned: readonly PlannedFile[];
  readonly passedOver: readonly (PassedOver | Refused)[];
  readonly isCut: boolean;
}

/** For files that do not say it themselves. */
export interface Defaults {
  readonly type: ArtifactType | null;
  readonly taxonomy: Taxonomy | null;
}

/** One import, from the chosen files to what became of them. */
export function useImport(communityId: string, files: readonly File[]) {
  const [state, setState] = useState<ImportState>({ step: 'reading', said: TRANSFER.reading });
  const [plan, setPlan] = useState<Plan | null>(null);
  const [defaults, setDefaults] = useState<Defaults>({ type: 'playbook', taxonomy: null });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Partial<Choice>>>(new Map());
  const [attempt, setAttempt] = useState(0);
  const begun = useRef(-1);
  const kept = useBegunImport(communityId);

  useEffect(() => {
    if (begun.current === attempt) return;
    begun.current = attempt;
    void read();
    async function read() {
      setState({ step: 'reading', said: TRANSFER.reading });
      try {
        const { planImport, readChosen, readFiles } = await reader();
        const collected = await readChosen(files);
        const { read, refused } = readFiles(collected, communityId);
        const [artifacts, me] = await Promise.all([allArtifacts(communityId), call(whoAmI, {})]);
        const byTitle = new Map(artifacts.map(({ title, id }) => [fold(title), id]));
        const known = new Set(artifacts.map(({ id }) => id));
        const planned = await planImport(
          communityId,
          read,
          {
            isKnown: (artifactId) => known.has(artifactId),
            titled: (title) => byTitle.get(fold(title)) ?? null,
          },
          me.id,
          (done) => setState({ step: 'reading', said: TRANSFER.comparing(done, read.length) }),
        );
        const { root, isCut } = collected;
        setPlan({ root, planned, isCut, passedOver: [...collected.passedOver, ...refused] });
        setState({ step: 'planned' });
      } catch (problem) {
        setState({ step: 'failed', problem });
      }
    }
  }, [attempt, communityId, files]);

  const wanted = useMemo(
    () =>
      (plan?.planned ?? []).map((one): Wanted => ({ planned: one, choice: choiceOf(one, defaults, chosen) })),
    [plan, defaults, chosen],
  );

  async function run(published: boolean): Promise<void> {
    const count = wanted.filter(({ choice }) => choice.taken).length;
    const root = plan?.root ?? null;
    const tell = (done: number) => {
      setState({ step: 'running', said: TRANSFER.running(done, count) });
      kept.tell({ root, done, count });
    };
    tell(0);
    try {
      const results = await kept.during(async () => {
        const { runImport } = await reader();
        const imported = await runImport(
          communityId,
          wanted,
          published ? { changeNote: TRANSFER.changeNote(root), root: root?.slice(0, 120) ?? null } : null,
          tell,
        );
        await refreshed();
        return imported;
      });
      const failed = results.filter(({ problem }) => problem !== null);
      // What was saved and could not be published is unchanged when it is tried again.
      setChosen((before) => {
        const after = new Map(before);
        for (const { path } of failed) after.set(path, { ...after.get(path), taken: true });
        return after;
      });
      setState({ step: 'done', made: results.length - failed.length, published, failed });
    } catch (problem) {
      setState({ step: 'failed', problem });
    }
  }

  return {
    state,
    plan,
    wanted,
    defaults,
    setDefaults: (part: Partial<Defaults>) => setDefaults((before) => ({ ...before, ...part })),
    choose: (path: string, part: Partial<Choice>) =>
      setChosen((before) => new Map(before).set(path, { ...before.get(path), ...part })),
    run,
    readAgain: () => setAttempt((before) => before + 1),
  };
}

export type Importing = ReturnType<typeof useImport>;

/** What holds for a file: what was chosen for it, what it says, what is there, what was chosen for all. */
function choiceOf(
  { file, outcome }: PlannedFile,
  defaults: Defaults,
  chosen: ReadonlyMap<string, Partial<Choice>>,
): Choice {
  const existing = outcome.is === 'new' ? null : outcome.existing.artifact;
  return {
    // What somebody else is writing is replaced only by a choice.
    taken: outcome.is !== 'same' && outcome.is !== 'drafted',
    type: file.type ?? existing?.type ?? defaults.type,
    taxonomy: file.taxonomy ?? existing?.taxonomy ?? defaults.taxonomy,
    as: null,
    ...chosen.get(file.path),
  };
}

/** Whether nothing is left to say about a file that is imported. */
export const isDecided = ({ planned, choice }: Wanted): boolean =>
  choice.type !== null &&
  choice.taxonomy !== null &&
  (planned.outcome.is !== 'unclear' || choice.as !== null);
