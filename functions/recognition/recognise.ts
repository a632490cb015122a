import { randomUUID } from 'node:crypto';
import { recognise as contract } from '../../domain/recognition/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Write } from '../tables/table.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { contributorOf } from './contributor.ts';
import { tellingRecognition } from './recognition-news.ts';
import {
  recognitionBy,
  recognitionKey,
  recognitionOff,
  recognitionRow,
  type StoredRecognition,
} from './recognition-store.ts';

export const recognise = serve(contract, async ({ place, me, body, operation }, world) => {
  const { about, words } = body;
  /** Sent again by a page that did not get the first answer. */
  const saidBefore = async () => {
    const there = await recognitionBy(world, place, about, me.id);
    if (there && there.words !== words) throw new Refusal('recognised-before');
    return there && toldOf(there);
  };
  const [before, off, { person, title }] = await Promise.all([
    saidBefore(),
    recognitionOff(world, place),
    contributorOf(world, place, me, about),
  ]);
  if (before) return before;
  if (off.community) throw new Refusal('recognition-off');
  if (person.id === me.id) throw new Refusal('recognise-oneself');
  const member = await world.communities.membership(place, person.id, world.now());
  if (member?.leftAt !== null) throw new Refusal('recognised-left');
  if (off.people.has(person.id)) throw new Refusal('recognition-declined');
  const said = {
    about,
    person,
    by: { id: me.id, name: me.name },
    words,
    at: world.now().toISOString(),
    hidden: false,
    title,
    recognitionId: randomUUID(),
  };
  const writes: Write[] = [
    { do: 'create', key: recognitionKey(about, me.id), row: recognitionRow.columns(said) },
    ...tellingRecognition(world, place, said, operation),
  ];
  try {
    await world.write(place, operation, writes);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const meanwhile = await saidBefore();
    if (meanwhile) return meanwhile;
    throw error;
  }
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
