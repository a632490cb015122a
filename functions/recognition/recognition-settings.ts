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
import { findingSwitch } from './recognition-search.ts';
import { type RecognitionOff, recognitionOff, recognitionOffKey } from './recognition-store.ts';
import { turningOff } from './turn-off.ts';

export const recognitionSettings = serve(contract, async ({ place, me, query: { of } }, world) => {
  const [off, other] = await Promise.all([
    recognitionOff(world, place),
    of === undefined ? undefined : world.communities.membership(place, of, world.now()),
  ]);
  const mayBe = !off.community && other?.leftAt === null && !off.people.has(other.id);
  return { ...settingsIn(off, me.id), other: of === undefined ? null : mayBe };
});

const settingsIn = ({ community, people }: RecognitionOff, personId: string) => ({
  community: !community,
  mine: !people.has(personId),
});

/**
 * Turns recognition on or off, for a person or for everybody. Off, pages show none any more, and what was told of them is
 * taken back; on again, pages show them, and nothing is told twice.
 */
async function switchRecognition(
  world: World,
  place: Place,
  personId: string | null,
  on: boolean,
  operation: string,
): Promise<void> {
  const writes: Write[] = on
    ? [{ do: 'clear', key: recognitionOffKey(personId) }]
    : turningOff(world, personId, operation);
  await world.write(place, operation, [...writes, findingSwitch(place, personId, on)]);
  await enqueueWork(world, place, writes);
}

export const setMyRecognition = serve(setMine, async ({ place, me, body, operation }, world) => {
  await switchRecognition(world, place, me.id, body.on, operation);
  return settingsIn(await recognitionOff(world, place), me.id);
});

export const setCommunityRecognition = serve(setCommunity, async ({ place, me, body, operation }, world) => {
  await switchRecognition(world, place, null, body.on, operation);
  return settingsIn(await recognitionOff(world, place), me.id);
});
