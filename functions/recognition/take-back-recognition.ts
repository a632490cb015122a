import { takeBackRecognition as contract } from '../../domain/recognition/contract.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { withdrawingRecognition } from './recognition-news.ts';
import { findingRecognitionNoMore } from './recognition-search.ts';
import { recognitionBy, recognitionKey } from './recognition-store.ts';

export const takeBackRecognition = serve(contract, async ({ place, me, body, operation }, world) =>
  retryOnConflict(async () => {
    const said = await recognitionBy(world, place, body.about, me.id);
    if (!said) return { takenBack: true };
    const writes: Write[] = [
      { do: 'clear', key: recognitionKey(body.about, me.id) },
      findingRecognitionNoMore(said),
      ...withdrawingRecognition(world, said, operation),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return { takenBack: true };
  }),
);
