import { afterAll, beforeAll } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { type Begun, type Flow, itComesOutRight } from './crash.ts';
import { composing, Pane, wrongWithAppointment } from './pane.ts';
import type { Guild, Process, Workshop } from './support.ts';
import { workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

/** The host presses “Make it a session” until the pane says that it is one, and then sends the appointment. */
function making(guild: Guild, saved: boolean): Begun {
  const host = guild.first;
  const topic = crypto.randomUUID();
  const draft = guild.draft({ topic });
  const beside = composing(shop, host, draft);
  if (saved) beside.save();
  const pane = new Pane(guild, host, beside);
  return {
    sessions: [{ id: pane.sessionId, topic } as Session],
    act: (app: Process) => pane.make(app, draft),
    async afterwards(app) {
      beside.save(true);
      await readAnswers(app.world, host.tenantId, host.id, beside.event.immutableId);
    },
    async wrong(process) {
      const wrong = await wrongWithAppointment(beside, host, process, pane.sessionId);
      const keeps = beside.event.body.content.includes('See you there');
      return keeps ? wrong : ['lost: what the host wrote', ...wrong];
    },
  };
}

const flows: Flow[] = [
  { name: 'making an appointment a session', begin: async (_, guild) => () => making(guild, false) },
  {
    name: 'making an appointment a session that was saved before',
    begin: async (_, guild) => () => making(guild, true),
  },
  {
    name: 'making an appointment a session that Exchange has later',
    begin: async (_, guild) => () => {
      shop.microsoft365.faults.add({
        match: { method: 'GET', path: '/events/[^?]{40,}' },
        ...{ status: 404, code: 'ErrorItemNotFound', times: 3 },
      });
      return making(guild, false);
    },
  },
];

itComesOutRight(flows, () => shop);
