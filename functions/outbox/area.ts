import type { Area } from '../area.ts';
import { OUTBOX_QUEUE } from '../queues.ts';
import { OutboxEngine, workMessage } from './engine.ts';
import type { WorkKind } from './kinds.ts';

/** The engine's own queues and timer, for the kinds of work that the areas give. */
export function outbox(kinds: readonly WorkKind[]): Area {
  const engine = new OutboxEngine(kinds);
  return {
    queues: [
      {
        name: 'deliverOutbox',
        queue: OUTBOX_QUEUE,
        run: (world, message) => engine.deliver(world, workMessage.parse(message)),
      },
      {
        name: 'giveUpOnWork',
        queue: `${OUTBOX_QUEUE}-poison`,
        run: (world, message) => engine.giveUp(world, workMessage.parse(message)),
      },
    ],
    timers: [
      // Finds work whose message was lost.
      {
        name: 'sweepOutbox',
        schedule: '0 * * * * *',
        run: (world, tenants) => engine.sweep(world, tenants),
      },
    ],
  };
}
