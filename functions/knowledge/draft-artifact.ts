import { draftArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';

export const draftArtifact = serve(
  contract,
  async ({ place, me, params, body, operation }, { knowledge, tags, now }) => {
    const { madeFrom = null, ...given } = body;
    const draft = { ...given, tags: await tags.now(place, given.tags) };
    const by = { id: me.id, name: me.name };
    await knowledge.begin(place, params.artifactId, draft, madeFrom, by, now(), operation);
    const artifact = await knowledge.head(place, params.artifactId);
    if (!artifact) throw new Refusal('not-found');
    return artifact;
  },
);
