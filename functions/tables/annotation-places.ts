import type { Annotation, NewAnnotation } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { follow } from '../../domain/knowledge/follow.ts';
import { quoteOf, trimmedAnchor } from '../../domain/knowledge/passages.ts';
import type { ArtifactText } from '../../domain/knowledge/text.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import type { Place } from './place.ts';
import { newerVersion } from './rows.ts';

/** Where an annotation stands, or how its passage read. */
export type Spot = Pick<Annotation, 'anchor' | 'quote' | 'revision' | 'state'>;

interface Stores {
  readonly knowledge: KnowledgeStore;
}

/** From so many revisions on they are read together. */
const MANY = 10;

/** The texts of an artifact's revisions, each read once. */
function textsOf({ knowledge }: Stores, place: Place, { id, revision }: Pick<Artifact, 'id' | 'revision'>) {
  const known = new Map<number, Promise<ArtifactText>>();
  let together: ReturnType<KnowledgeStore['texts']> | undefined;
  const read = async (number: number) => {
    if (!together && revision - number >= MANY) together = knowledge.texts(place, id, number, revision);
    const found = (await together)?.get(number) ?? (await knowledge.revision(place, id, number));
    // It was published, so it is there.
    if (!found) throw newerVersion();
    const { artifactText } = await import('../../domain/knowledge/text.ts');
    return artifactText(found.type, found.body);
  };
  return (number: number): Promise<ArtifactText> => {
    const text = known.get(number) ?? read(number);
    known.set(number, text);
    return text;
  };
}

/** Where annotations stand in an artifact's newest revision, followed there through each revision since theirs. */
export async function followed(
  stores: Stores,
  place: Place,
  artifact: Pick<Artifact, 'id' | 'revision'>,
  spots: readonly Spot[],
  texts = textsOf(stores, place, artifact),
): Promise<Spot[]> {
  const now = [...spots];
  const oldest = Math.min(...spots.map(({ revision }) => revision));
  for (let revision = oldest; revision < artifact.revision; revision += 1) {
    const [before, after] = await Promise.all([texts(revision), texts(revision + 1)]);
    const at = [...now.keys()].filter((n) => now[n]?.revision === revision);
    const anchors = follow(
      before.text,
      after.text,
      at.flatMap((n) => now[n] ?? []),
    );
    for (const [k, n] of at.entries()) {
      const spot = now[n];
      if (spot) now[n] = spotAt(after, revision + 1, anchors[k] ?? null, spot.quote);
    }
  }
  return now;
}

/** What is about the artifact as a whole has no quote, and is never without a place. */
const spotAt = (text: ArtifactText, revision: number, anchor: Spot['anchor'], quote: string): Spot => ({
  anchor,
  quote: anchor ? quoteOf(text, anchor) : quote,
  revision,
  state: anchor || quote === '' ? 'open' : 'unplaced',
});

/**
 * Where a passage that was selected in a revision stands in the newest one. null for the artifact as a whole. The
 * artifact is to be read after its evidence, see `EvidenceStore`.
 */
export async function spotOf(
  stores: Stores,
  place: Place,
  artifact: Pick<Artifact, 'id' | 'revision'>,
  { revision, anchor }: Pick<NewAnnotation, 'revision' | 'anchor'>,
): Promise<Spot> {
  if (revision > artifact.revision) throw new Refusal('no-such-passage');
  if (!anchor) return { anchor, quote: '', revision: artifact.revision, state: 'open' };
  const texts = textsOf(stores, place, artifact);
  const text = await texts(revision);
  const trimmed = trimmedAnchor(text, anchor);
  if (!trimmed) throw new Refusal('no-such-passage');
  const [spot] = await followed(stores, place, artifact, [spotAt(text, revision, trimmed, '')], texts);
  if (!spot) throw new Refusal('no-such-passage');
  return spot;
}

/** A new annotation, as the revision in which its passage was selected and the newest one have it. */
export async function newAnnotation(
  stores: Stores,
  place: Place,
  artifact: Pick<Artifact, 'id' | 'revision'>,
  said: Pick<NewAnnotation, 'kind' | 'words' | 'context' | 'revision' | 'anchor'> &
    Pick<Annotation, 'id' | 'session' | 'pilot'>,
  author: PersonRef,
  now: Date,
): Promise<Omit<Annotation, 'etag'>> {
  const { revision, anchor, ...rest } = said;
  return {
    ...rest,
    ...(await spotOf(stores, place, artifact, { revision, anchor })),
    author,
    at: now.toISOString(),
    edited: false,
    madeIn: revision,
    ended: null,
    answers: [],
  };
}
