import * as z from 'zod/mini';
import { useDraft } from '../../drafts/use-draft.ts';

const ids = z.array(z.string());

export interface TakenUp {
  readonly ids: readonly string[];
  readonly set: (id: string, taken: boolean) => void;
  /** Once they are published. */
  readonly clear: () => void;
}

/** The annotations that the next revision of an artifact takes up, as I have ticked them; kept in this browser. */
export function useTakenUp(artifactId: string): TakenUp {
  const draft = useDraft(`takes-up.${artifactId}`, ids, () => []);
  return {
    ids: draft.value,
    set: (id, taken) =>
      draft.set((before) => [...before.filter((one) => one !== id), ...(taken ? [id] : [])]),
    clear: () => draft.startOver([]),
  };
}
