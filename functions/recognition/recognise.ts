import { randomUUID } from 'node:crypto';
import { recognise as contract } from '../../domain/recognition/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { contributorOf } from './contributor.ts';
import { tellingRecognition } from './recognition-news.ts';
import { findingRecognition } from './recognition-search.ts';
import {
  recognitionBy,
  recognitionKey,
  recognitionOff,
  recognitionRow,
  type StoredRecognition,
  unlessTurnedOff,
} from './recognition-store.ts';

/** It conflicts with turning recognition off, so that nothing is told which is not withdrawn. */
export const recognise = serve(contract, async ({ place, me, body, operation }, world) => {
  const { about, words } = body;
  const { said, writes } = await retryOrBusy(async () => {
    const [before, { person, title }] = await Promise.all([
      recognitionBy(world, place, about, me.id),
      contributorOf(world, place, me, about),
    ]);
    // Sent again by a page that did not get the first answer.
    if (before?.words === words) return { said: before, writes: [] };
    if (before) throw new Refusal('recognised-before');
    // Read before the settings are, so that what is turned off after that is noticed.
    const unlessOff = await unlessTurnedOff(world, place, person.id);
    const [off, member] = await Promise.all([
      recognitionOff(world, place),
      world.communities.membership(place, person.id, world.now()),
    ]);
    if (off.community) throw new Refusal('recognition-off');
    if (person.id === me.id) throw new Refusal('recognise-oneself');
    // Nobody is told why.
    if (member?.leftAt !== null || off.people.has(person.id)) throw new Refusal('not-recognised-here');
    const begun = {
      about,
      person,
      by: { id: me.id, name: me.name },
      words,
      at: world.now().toISOString(),
      hidden: false,
      title,
      recognitionId: randomUUID(),
    };
    const all: Write[] = [
      { do: 'create', key: recognitionKey(about, me.id), row: recognitionRow.columns(begun) },
      findingRecognition(place, begun),
      ...tellingRecognition(world, place, begun, operation),
      ...unlessOff,
    ];
    await world.write(place, operation, all);
    return { said: begun, writes: all };
  });
  await enqueueWork(world, place, writes);
  return toldOf(said);
});

const toldOf = ({ about, person, by, words, at, hidden }: Omit<StoredRecognition, 'etag'>) => ({
  about,
  person,
  by,
  words,
  at,
  hidden,
});
