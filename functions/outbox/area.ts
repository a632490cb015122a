import { type Area, workOf } from '../area.ts';
import { OUTBOX_QUEUE } from '../queues.ts';
import { OutboxEngine, type WorkMessage, workMessage } from './engine.ts';
import { type Outcome, outcome } from './failures.ts';

/** The engine's own queues and timer, for the work of these areas. */
export function outbox(areas: readonly Area[]): Area {
  const engine = new OutboxEngine(workOf(areas));
  return {
    queues: [
      {
        name: 'deliverOutbox',
        queue: OUTBOX_QUEUE,
        run: (world, message) => ifReadable(message, (read) => engine.deliver(world, read)),
      },
      {
        name: 'giveUpOnWork',
        queue: `${OUTBOX_QUEUE}-poison`,
        run: (world, message) => ifReadable(message, (read) => engine.giveUp(world, read)),
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

/**
 * Trying a message again that cannot be read would not help, and in a poison queue it would stay. The sweep finds its
 * work.
 */
async function ifReadable(
  message: unknown,
  run: (message: WorkMessage) => Promise<Outcome>,
): Promise<Outcome> {
  const { data, error } = workMessage.safeParse(message);
  return data ? run(data) : outcome('passed-over', error);
}
