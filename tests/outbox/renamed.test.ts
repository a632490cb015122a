import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { calendars } from './calendars.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, planned, mailed, event } = await calendars();

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben]);
});

/** Priya gives her event another subject in Outlook, and Guildhall looks at it. */
async function renamedInOutlook(session: Session, subject: string): Promise<Session> {
  const there = event(session);
  await shop.inOutlook(priya, 'PATCH', `/events/${there.id}`, { subject });
  mailed();
  await readAnswers(app.world, priya.tenantId, priya.id, there.immutableId);
  await app.settle();
  return guild.session(app, session);
}

describe('a session whose event its host has renamed in Outlook', () => {
  it('has the new topic, is found by it, and nobody is mailed for it', async () => {
    const session = await planned(guild);
    const ending = event(session).subject.slice(session.topic.length);
    const renamed = await renamedInOutlook(session, `Feedback upwards${ending}`);
    expect(renamed).toMatchObject({ topic: 'Feedback upwards', invite: 'sent' });
    const { changes } = await app.world.find.changedSince(guild.place, ['session']);
    expect(changes.map(({ thing }) => thing?.title)).toEqual(['Feedback upwards']);
    expect(event(renamed).subject).toBe(`Feedback upwards${ending}`);
    expect(mailed()).toEqual([]);
  });

  it('keeps it as the host wrote it until it gets another topic in Guildhall', async () => {
    const session = await planned(guild);
    const ending = event(session).subject.slice(session.topic.length);
    const renamed = await renamedInOutlook(session, 'Feedback to my lead');
    expect(renamed.topic).toBe('Feedback to my lead');
    await guild.change(app, renamed, { purpose: 'Another.' });
    await app.settle();
    expect(event(renamed).subject).toBe('Feedback to my lead');
    const again = await renamedInOutlook(renamed, 'Once more');
    expect(again.topic).toBe('Once more');
    await guild.change(app, again, { topic: 'Back in Guildhall' });
    await app.settle();
    expect(event(await guild.session(app, session)).subject).toBe(`Back in Guildhall${ending}`);
  });

  it('keeps its own topic where it was renamed in Guildhall at the same time', async () => {
    const session = await planned(guild);
    await shop.inOutlook(priya, 'PATCH', `/events/${event(session).id}`, { subject: 'In Outlook' });
    await guild.change(app, session, { topic: 'In Guildhall' });
    await app.settle();
    const after = await guild.session(app, session);
    expect(after.topic).toBe('In Guildhall');
    expect(event(after).subject).toMatch(/^In Guildhall · /);
  });

  it.each(['', '   ', '\u200b'])(
    'keeps its topic where nothing is left of the subject: “%s”',
    async (subject) => {
      const session = await planned(guild);
      expect((await renamedInOutlook(session, subject)).topic).toBe(session.topic);
    },
  );

  it('takes as much of a long subject as a topic holds', async () => {
    const session = await planned(guild);
    expect((await renamedInOutlook(session, 'Long '.repeat(50))).topic).toHaveLength(119);
  });
});
