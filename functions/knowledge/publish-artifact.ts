import { publishArtifact as contract } from '../../domain/knowledge/contract.ts';
import { isTemplate } from '../../domain/knowledge/templates.ts';
import { whyNotPublished } from '../../domain/knowledge/types/tree-words.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { publishRevision } from './publish-revision.ts';

export const publishArtifact = serve(contract, (call, world) =>
  publishRevision(world, { ...call, ...call.body }, async ({ id }) => {
    const written = await world.knowledge.draft(call.place, id);
    if (written && isTemplate(written.draft.body)) throw new Refusal('untouched-template');
    if (written?.draft.type === 'decision tree') {
      const refused = whyNotPublished(written.draft.body);
      if (refused) throw new Refusal(refused.code, { errors: refused.errors.slice(0, 20) });
    }
    return written && { draft: written.draft, instead: written };
  }),
);
