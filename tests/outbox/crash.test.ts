import { afterAll, beforeAll } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { type Flow, itComesOutRight, planned } from './crash.ts';
import { type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

const flows: Flow[] = [
  {
    name: 'planning',
    async begin(_, guild) {
      const id = crypto.randomUUID();
      const body = { topic: crypto.randomUUID() };
      const intent = guild.intending();
      const draft = intent.draft(body);
      const act = (app: Process) => intent.plan(app, draft, id);
      return () => ({ sessions: [{ id, topic: body.topic } as Session], act });
    },
  },
  {
    name: 'moving and changing everything',
    async begin(app, guild) {
      const session = await planned(app, guild);
      const intent = guild.intending();
      const edit = await intent.edit(app, session, {
        topic: `${session.topic} again`,
        when: { ...session.wall, time: '17:15', minutes: 30, zone: session.zone },
        agenda: [{ id: crypto.randomUUID(), kind: 'topic', title: 'Something else', prompt: '', minutes: 9 }],
      });
      return () => ({ sessions: [session], act: (now) => intent.send(now, session, edit) });
    },
  },
  {
    name: 'somebody new, and somebody gone',
    async begin(app, guild) {
      const sessions = [await planned(app, guild), await planned(app, guild)];
      const [adding, removing] = [guild.intending(), guild.intending()];
      const act = async (now: Process) => {
        await adding.add(now, shop.who(4));
        await removing.remove(now, shop.who(1));
      };
      return () => ({ sessions, act });
    },
  },
  {
    name: 'closing with something to carry over',
    async begin(app, guild) {
      const closing = await planned(app, guild);
      const next = await guild.plan(app, {
        topic: crypto.randomUUID(),
        when: { ...guild.draft().when, time: '18:00' },
      });
      await app.settle();
      shop.clock.advance(Date.parse(closing.startsAt) - shop.clock.now().getTime() + 60_000);
      const note = {
        kind: 'action',
        text: 'Try it.',
        agendaItemId: null,
        tags: [],
        ownerId: null,
        due: null,
      };
      await guild.run(app, captureNote, guild.first, {
        params: { sessionId: closing.id, noteId: crypto.randomUUID() },
        body: { note, secret: null },
      });
      const intent = guild.intending();
      return () => ({ sessions: [next], act: (now) => intent.close(now, closing), carried: 1 });
    },
  },
];

itComesOutRight(flows, () => shop);
