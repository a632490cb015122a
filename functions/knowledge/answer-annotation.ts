import { ANSWERS_MAX, isWithdrawn } from '../../domain/knowledge/annotation.ts';
import { answerAnnotation as contract } from '../../domain/knowledge/annotation-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { rewordingAnnotation } from '../tables/evidence-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { shortly, tellingAuthor } from './annotation-feed.ts';

/** Answers stand in their annotation's row, so that it cannot be changed or taken back under them. */
export const answerAnnotation = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { artifactId, annotationId, answerId } = params;
  const by = { id: me.id, name: me.name };
  return retryOrBusy(async () => {
    const [artifact, annotation] = await Promise.all([
      world.knowledge.head(place, artifactId),
      world.evidence.annotation(place, artifactId, annotationId),
    ]);
    if (!artifact || !annotation) throw new Refusal('not-found');
    const { answers } = annotation;
    const given = answers.find(({ id }) => id === answerId);
    // Sent again by a page that did not get the first answer.
    if (given?.by.id === me.id) return given;
    if (given) throw new Refusal('already-exists');
    if (isWithdrawn(annotation)) throw new Refusal('annotation-over');
    if (answers.length >= ANSWERS_MAX) throw new Refusal('annotation-full');
    const at = world.now().toISOString();
    const answer = { id: answerId, by, at, words: body.words };
    const news = {
      kind: 'annotation-answered' as const,
      at,
      by,
      communityId: place.communityId,
      artifactId,
      title: artifact.title,
      annotationId,
      words: shortly(annotation.words),
      answer: shortly(body.words),
    };
    const writes = [
      ...rewordingAnnotation(artifactId, annotation, { answers: [...answers, answer] }),
      ...tellingAuthor(world, annotation.author.id, news, operation),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return answer;
  });
});
