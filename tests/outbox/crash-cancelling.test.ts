import { afterAll, beforeAll } from 'vitest';
import { Crash } from './chaos.ts';
import { type Flow, itComesOutRight, planned } from './crash.ts';
import { type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

const flows: Flow[] = [
  {
    name: 'cancelling before the invite is out',
    async begin(app, guild) {
      const session = await guild.plan(app, { topic: crypto.randomUUID() });
      const intent = guild.intending();
      return () => ({ sessions: [session], act: (now) => intent.cancel(now, session) });
    },
  },
  {
    name: 'cancelling an event nobody heard of',
    async begin(app, guild) {
      const session = await guild.plan(app, { topic: crypto.randomUUID() });
      const sender = shop.process({
        effect: async (name, act) => {
          const done = await act();
          if (name === 'POST events') throw new Crash();
          return done;
        },
      });
      sender.queue.push(...app.queue.splice(0));
      await sender.work().catch(() => {});
      const intent = guild.intending();
      return () => ({ sessions: [session], act: (now) => intent.cancel(now, session) });
    },
  },
  {
    name: 'cancelling',
    async begin(app, guild) {
      const session = await planned(app, guild);
      const intent = guild.intending();
      return () => ({ sessions: [session], act: (now) => intent.cancel(now, session) });
    },
  },
];

itComesOutRight(flows, () => shop);
