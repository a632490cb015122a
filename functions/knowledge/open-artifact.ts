import { permission, roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { openArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { KnowledgeStore } from '../tables/knowledge-store.ts';
import type { Place } from '../tables/place.ts';
import { newerVersion } from '../tables/rows.ts';
import { serve } from '../use-case.ts';
import { shownAnnotations } from './shown-annotations.ts';

/**
 * Three storage calls at most with a known membership, up to `ANNOTATIONS_LISTED`, and one more beyond. For those who
 * write the head is read before the draft: a draft older than the version it is shown with could be written over what
 * somebody saved between the two.
 */
export const openArtifact = serve(contract, async ({ place, me, params }, { knowledge }) => {
  const writes = roleMay(me.role, writeKnowledge);
  const head = knowledge.head(place, params.artifactId);
  if (writes) await head;
  const [artifact, inside] = await Promise.all([
    head,
    knowledge.everythingIn(place, params.artifactId, writes),
  ]);
  if (!artifact || (artifact.state === 'draft' && !writes)) throw new Refusal('not-found');
  const tried = async () => new Set(inside.trials.map(({ pilotId }) => pilotId));
  const isPublished = artifact.revision > 0;
  const draft = artifact.hasDraft ? inside.draft : null;
  // A draft that this version cannot read is left out if there is a revision to show.
  if (!isPublished && !draft) throw newerVersion();
  const body = isPublished ? await publishedBody(knowledge, place, artifact, inside.partsOf) : null;
  const looksAfter = writes && (ownerOf(artifact).id === me.id || me.role === 'organiser');
  return {
    artifact,
    body,
    draft: draft?.draft ?? null,
    draftSaved: draft?.saved ?? null,
    revisions: inside.revisions,
    trials: inside.trials,
    uses: inside.uses,
    annotations: await shownAnnotations(me.role, inside.annotations, tried),
    annotationsAfter: inside.annotationsAfter,
    editing: writes ? inside.editing.filter(({ id }) => id !== me.id) : [],
    abilities: {
      write: permission(me.role, writeKnowledge),
      decide: looksAfter,
      give: looksAfter && isPublished,
    },
  };
});

/**
 * The range has told where its text stands, so it is one call; two where the range was read before that revision was
 * published.
 */
async function publishedBody(
  knowledge: KnowledgeStore,
  place: Place,
  { id, revision }: Artifact,
  partsOf: ReadonlyMap<number, number>,
): Promise<string | null> {
  if ((partsOf.get(revision) ?? 0) > 0) return knowledge.longText(place, id, revision);
  return (await knowledge.revision(place, id, revision))?.body ?? null;
}
