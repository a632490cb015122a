import { randomUUID } from 'node:crypto';
import { enqueueWork } from '../outbox/enqueue.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { withdrawing } from './recognition-news.ts';
import {
  recognitionOff,
  recognitionOffKey,
  recognitionOffRow,
  recognitionsTold,
  refusingRecognition,
} from './recognition-store.ts';

/** Take back what was told of somebody’s contributions. Its subject is the person; '' is the community. */
const RECOGNITION_OFF: WorkName<null> = { kind: 'recognition-off', payload: nothing };

/** The writes that turn recognition off for a person, or for everybody. */
export const turningOff = (world: World, personId: string | null, operation: string): Write[] => [
  { do: 'put', key: recognitionOffKey(personId), row: recognitionOffRow.columns({ on: false }) },
  refusingRecognition(personId),
  world.outbox.asking(RECOGNITION_OFF, personId ?? '', operation, world.now()),
];

/** To take one back takes four writes, and a transaction has at most a hundred. */
const AT_ONCE = 20;

/** Takes back until nothing is left; nothing can be added while it is off. */
async function withdrawAll(world: World, place: Place, personId: string | null): Promise<void> {
  for (;;) {
    const off = await recognitionOff(world, place);
    // Turned on again meanwhile, it stays as it is.
    if (personId === null ? !off.community : !off.people.has(personId)) return;
    const told = await recognitionsTold(world, place, personId, AT_ONCE);
    if (told.length === 0) return;
    const operation = randomUUID();
    const writes = withdrawing(world, told, operation);
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  }
}

export const recognitionOffKind = workKind({
  ...RECOGNITION_OFF,
  run: (world, place, { subject }) => withdrawAll(world, place, subject || null),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
