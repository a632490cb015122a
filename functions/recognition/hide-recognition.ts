import { hideRecognition as contract } from '../../domain/recognition/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { withdrawingRecognition } from './recognition-news.ts';
import { findingRecognition, findingRecognitionNoMore } from './recognition-search.ts';
import { recognitionBy, recognitionKey, recognitionRow } from './recognition-store.ts';

/** What is shown again is not told again. */
export const hideRecognition = serve(contract, async ({ place, me, body, operation }, world) =>
  retryOnConflict(async () => {
    const { about, by, hidden } = body;
    const said = await recognitionBy(world, place, about, by);
    if (said?.person.id !== me.id) throw new Refusal('not-found');
    if (said.hidden === hidden) return { hidden };
    const writes: Write[] = [
      {
        do: 'merge',
        key: recognitionKey(about, by),
        row: recognitionRow.changed({ hidden }),
        etag: said.etag,
      },
      hidden ? findingRecognitionNoMore(said) : findingRecognition(place, said),
      ...(hidden ? withdrawingRecognition(world, said, operation) : []),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return { hidden };
  }),
);
