import { declineAnnotation as contract } from '../../domain/knowledge/annotation-contract.ts';
import { serve } from '../use-case.ts';
import { shortly, tellingAuthor } from './annotation-feed.ts';
import { changeStanding } from './change-one.ts';

export const declineAnnotation = serve(contract, (call, world) => {
  const { place, me, body, operation } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeStanding(world, call, ({ id, author, words }, artifact) => ({
    change: { state: 'declined', ended: { by, at, revision: null, reason: body.reason } },
    also: tellingAuthor(
      world,
      author.id,
      {
        kind: 'annotation-declined',
        at,
        by,
        communityId: place.communityId,
        artifactId: artifact.id,
        title: artifact.title,
        annotationId: id,
        words: shortly(words),
        reason: body.reason,
      },
      operation,
    ),
  }));
});
