import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { Around } from '../../domain/knowledge/merge-drafts.ts';
import { type Choice, chosenText, type Stretch } from '../../domain/knowledge/merge-texts.ts';
import { relinked } from '../../domain/knowledge/types/relink-tree.ts';

/** What was chosen so far, by the keys of parts. */
export type Choices = Readonly<Record<string, Choice>>;

interface Part {
  readonly key: string;
}
export interface AroundPart extends Part {
  readonly name: Around;
}
export interface TextPart extends Part {
  readonly stretch: Stretch & { readonly kind: 'both' };
}

/**
 * What has to be chosen. A choice is kept under the two versions that it was made between: the person may type on
 * meanwhile, and parts come, change and go.
 */
export function partsToChoose(
  mine: ArtifactDraft,
  theirs: ArtifactDraft,
  around: readonly Around[],
  stretches: readonly Stretch[],
): { readonly around: readonly AroundPart[]; readonly text: readonly TextPart[] } {
  const times = new Map<string, number>();
  return {
    around: around.map((name) => ({ name, key: JSON.stringify([name, mine[name], theirs[name]]) })),
    text: stretches.flatMap((stretch) => {
      if (stretch.kind === 'settled') return [];
      const versions = JSON.stringify([stretch.mine, stretch.theirs]);
      const time = (times.get(versions) ?? 0) + 1;
      times.set(versions, time);
      return [{ stretch, key: `${versions} ${time}` }];
    }),
  };
}

/** The draft with what was chosen for each part; mine where nothing was. */
export function settledDraft(
  draft: ArtifactDraft,
  theirs: ArtifactDraft,
  stretches: readonly Stretch[],
  { around, text }: ReturnType<typeof partsToChoose>,
  choices: Choices,
): ArtifactDraft {
  const taken = around.filter(({ key }) => choices[key] === 'theirs');
  const others = Object.fromEntries(taken.map(({ name }) => [name, theirs[name]]));
  const body = chosenText(
    stretches,
    text.map(({ key }) => choices[key] ?? 'mine'),
  );
  const isTree = draft.type === 'decision tree';
  return { ...draft, ...others, body: isTree ? relinked(body, draft.body, theirs.body) : body };
}
