import type { ArtifactDraft } from './artifact.ts';
import { mergeTexts, type Stretch } from './merge-texts.ts';

/** What stands around a text, each a part that one person changes. */
export type Around = Exclude<keyof ArtifactDraft, 'body'>;

export interface MergedDrafts {
  /** With mine, wherever both have changed the same. Its body is settled only if `stretches` has nothing of both. */
  readonly draft: ArtifactDraft;
  /** What stands around the text and both have changed. */
  readonly around: readonly Around[];
  readonly stretches: readonly Stretch[];
  readonly isSettled: boolean;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Line ends at the end of a text, which nobody has written. */
const END = /\n\s*$/;
const wordsOf = ({ body }: ArtifactDraft) => body.replace(END, '');

/** What two people have made of one draft. */
export function mergeDrafts(base: ArtifactDraft, mine: ArtifactDraft, theirs: ArtifactDraft): MergedDrafts {
  const stretches = mergeTexts(wordsOf(base), wordsOf(mine), wordsOf(theirs));
  const around: Around[] = [];
  let draft = mine;
  for (const name of Object.keys({ ...theirs, ...mine }) as (keyof ArtifactDraft)[]) {
    if (name === 'body' || isSame(mine[name], theirs[name]) || isSame(base[name], theirs[name])) continue;
    if (isSame(base[name], mine[name])) draft = { ...draft, [name]: theirs[name] };
    else around.push(name);
  }
  const bodySettled = stretches.every(({ kind }) => kind === 'settled');
  if (bodySettled) {
    const body = stretches.map((one) => (one.kind === 'settled' ? one.text : '')).join('\n');
    draft = { ...draft, body: body + (END.exec(mine.body)?.[0] ?? '') };
  }
  return { draft, around, stretches, isSettled: bodySettled && around.length === 0 };
}
