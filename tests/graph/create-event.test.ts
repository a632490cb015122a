import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvent, type EventContent, readEvent } from '../../functions/graph/calendar.ts';
import { type CallGraph, GraphFailure, graph } from '../../functions/graph/graph.ts';
import { newTrace } from '../../functions/trace.ts';
import type { FaultRuleInput } from '../../local/microsoft365/faults.ts';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import { howMany, randomFrom } from '../outbox/chaos.ts';
import { credentialsOf, settingsFor, startLocal } from './support.ts';

let m365: Microsoft365;
let call: CallGraph;
let priya: Person;
let ana: Person;

beforeAll(async () => {
  m365 = await startLocal();
  [priya, ana] = [m365.people[0], m365.people[1]] as [Person, Person];
  call = graph(settingsFor(m365), credentialsOf(m365), () => new Date())(newTrace()).asApp(m365.tenantId);
});
afterAll(() => m365.stop());

const content = (topic: string): Required<EventContent> => ({
  subject: topic,
  when: { startsAt: '2027-03-10T14:00:00.000Z', endsAt: '2027-03-10T15:00:00.000Z', zone: 'Europe/Berlin' },
  html: '<div id="guildhall-agenda"><p id="guildhall-agenda-end">x</p></div>',
  agendaMark: 'mark',
  attendees: [{ mail: ana.mail, name: ana.displayName, type: 'required' }],
  hideAttendees: false,
});

/** What may happen to a request that creates an event; most of it after the event was created. */
const mishaps: FaultRuleInput[] = [
  { connection: 'reset', afterEffect: true },
  { connection: 'reset' },
  { status: 500, afterEffect: true },
  { status: 502, afterEffect: true },
  { status: 503, afterEffect: true },
  { status: 504, afterEffect: true },
  { status: 429, retryAfter: 1 },
  { status: 503 },
];

describe('an event whose answer was lost', () => {
  it('is there once, however often it is asked for and whatever was lost', async () => {
    const schedules = howMany(250);
    const random = randomFrom(7);
    for (let schedule = 0; schedule < schedules; schedule += 1) {
      const sessionId = crypto.randomUUID();
      let tries = 0;
      for (let count = 1 + random.below(4); count > 0; count -= 1) {
        m365.faults.add({ ...random.pick(mishaps), match: { method: 'POST' } });
      }
      // The words may have changed between two tries.
      const words = random.chance(0.5) ? () => `${sessionId} ${tries}` : () => sessionId;
      for (;;) {
        tries += 1;
        try {
          const made = await createEvent(call, priya.id, { sessionId, generation: 1 }, content(words()));
          expect((await readEvent(call, priya.id, made.id, 'UTC'))?.id).toBe(made.id);
          break;
        } catch (error) {
          if (!(error instanceof GraphFailure) || !error.temporary || tries > 12) throw error;
        }
      }
      m365.faults.clear();
      const invited = m365.mails(ana.id).filter((mail) => mail.subject.startsWith(sessionId));
      if (invited.length !== 1) throw new Error(`invited ${invited.length} times, schedule ${schedule}`);
    }
    const made = m365.calendar(priya.id).filter((event) => event.isOrganizer);
    expect(made).toHaveLength(schedules);
    console.log(`${schedules} schedules, ${made.length} events`);
  }, 600_000);

  it('is another one for another generation', async () => {
    const sessionId = crypto.randomUUID();
    const first = await createEvent(call, priya.id, { sessionId, generation: 1 }, content(sessionId));
    const second = await createEvent(call, priya.id, { sessionId, generation: 2 }, content(sessionId));
    expect(second.id).not.toBe(first.id);
  });
});
