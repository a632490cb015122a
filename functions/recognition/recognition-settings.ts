import {
  recognitionSettings as contract,
  setCommunityRecognition as setCommunity,
  setMyRecognition as setMine,
} from '../../domain/recognition/contract.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { withdrawingRecognitions } from './recognition-news.ts';
import {
  recognitionOff,
  recognitionOffKey,
  recognitionOffRow,
  recognitionsFor,
} from './recognition-store.ts';

export const recognitionSettings = serve(contract, async ({ place, me }, world) =>
  settingsFor(world, place, me.id),
);

async function settingsFor(world: World, place: Place, personId: string) {
  const { community, people } = await recognitionOff(world, place);
  return { community: !community, mine: !people.has(personId) };
}

/** Each line of news takes four writes, and a transaction has at most a hundred. */
const AT_ONCE = 20;

/**
 * Turns recognition on or off, for a person or for everybody. Off, pages show none any more, and what was told of them is
 * taken back; on again, pages show them, and nothing is told twice.
 */
async function turn(
  world: World,
  place: Place,
  personId: string | null,
  on: boolean,
  operation: string,
): Promise<void> {
  const key = recognitionOffKey(personId);
  await world.write(place, operation, [
    on ? { do: 'clear', key } : { do: 'put', key, row: recognitionOffRow.columns({ on }) },
  ]);
  if (on) return;
  const said = await recognitionsFor(world, place, personId);
  for (let from = 0; from < said.length; from += AT_ONCE) {
    const writes: Write[] = withdrawingRecognitions(world, said.slice(from, from + AT_ONCE), operation);
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  }
}

export const setMyRecognition = serve(setMine, async ({ place, me, body, operation }, world) => {
  await turn(world, place, me.id, body.on, operation);
  return settingsFor(world, place, me.id);
});

export const setCommunityRecognition = serve(setCommunity, async ({ place, me, body, operation }, world) => {
  await turn(world, place, null, body.on, operation);
  return settingsFor(world, place, me.id);
});
