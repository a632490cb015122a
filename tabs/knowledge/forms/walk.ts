import * as z from 'zod/mini';
import type { Step } from '../../../domain/knowledge/types/training.ts';
import { useDraft } from '../../drafts/use-draft.ts';

/** The titles of the steps that somebody has done: they stay done where a revision moves them. */
const done = z.array(z.string());

/** How far somebody has come with a training module, on this device. */
export function useWalk(artifactId: string, steps: readonly Step[]) {
  const kept = useDraft(`training.${artifactId}`, done, () => []);
  const isDone = (step: Step) => kept.value.includes(step.title);
  const at = steps.findIndex((step) => !isDone(step));
  return {
    isDone,
    done: steps.filter(isDone).length,
    /** The place of the first step that is not done; the first where all are. */
    next: Math.max(0, at),
    finish: (step: Step) => kept.set((now) => [...now.filter((title) => title !== step.title), step.title]),
    startOver: () => kept.startOver([]),
  };
}
