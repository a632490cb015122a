import { ownerOf } from '../../domain/knowledge/artifact.ts';
import { giveArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { isWithoutOwner, looksAfter } from './review-feed.ts';

/** Its owner gives it away, and so do organisers. Whoever writes takes over what nobody looks after any more. */
export const giveArtifact = serve(contract, (call, world) =>
  changeHead(world, call, async (artifact) => {
    const { place, me, body, operation } = call;
    const isMine = ownerOf(artifact).id === me.id;
    if (!isMine && me.role !== 'organiser') {
      // Sent again by a page that did not get the first answer.
      if (await world.knowledge.wasWrittenBy(place, artifact.id, operation)) return {};
      const takes = body.ownerId === me.id && (await isWithoutOwner(world, place, artifact));
      if (!takes) throw new Refusal('owner-decides');
    }
    const member = await world.communities.membershipNow(place, body.ownerId);
    if (!member || !looksAfter(member)) throw new Refusal('owner-must-write');
    return { owner: { id: member.id, name: member.name } };
  }),
);
