import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { reviseCommunity } from '../../functions/community/revise-community.ts';
import { AGENDA_PROPERTY } from '../../functions/graph/event.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { reviseArtifact } from '../../functions/knowledge/revise-artifact.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { artifactDraft, communityDraft, noteDraft } from '../http/guild.ts';
import { calendars } from './calendars.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, chidi, planned, mailed, event } = await calendars();

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

afterEach(() => shop.microsoft365.faults.clear());

const everyone = ['update Ana Figueira', 'update Ben Whitlock', 'update Chidi Okonkwo'];
const withDevika = [
  'update Ana Figueira',
  'update Ben Whitlock',
  'update Chidi Okonkwo',
  'update Devika Nair',
];

async function rename(name: string): Promise<void> {
  const community = await app.world.communities.open(guild.place);
  const change = { body: communityDraft({ name }), etag: community?.etag ?? '' };
  await guild.run(app, reviseCommunity, priya, change);
  await app.settle();
}

const draft = (title: string) =>
  guild.run<Artifact>(app, draftArtifact, priya, {
    params: { artifactId: crypto.randomUUID() },
    body: artifactDraft({ title }),
  });
const publish = ({ id, etag }: Artifact) =>
  guild.run<Artifact>(app, publishArtifact, priya, {
    params: { artifactId: id },
    body: { changeNote: 'Better', incorporates: [] },
    etag,
  });
const retitle = ({ id, etag }: Artifact, title: string) =>
  guild.run<Artifact>(app, reviseArtifact, priya, {
    params: { artifactId: id },
    body: artifactDraft({ title }),
    etag,
  });

async function closeWithOpenAction(): Promise<void> {
  const before = new Date(shop.clock.now().getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
  const over = await guild.plan(app, {
    when: { date: before, time: '10:00', minutes: 30, zone: 'Europe/London' },
  });
  await guild.run(app, captureNote, ana, {
    params: { sessionId: over.id, noteId: crypto.randomUUID() },
    body: { note: noteDraft('Ask the team', { kind: 'action', ownerId: ana.id }), secret: null },
  });
  await guild.close(app, over);
  await app.settle();
}

describe('a session that is planned stays as it was told until somebody changes it', () => {
  it('when its community gets another name: who is added afterwards is mailed alone', async () => {
    const session = await planned(guild);
    await rename('Leaders who ask');
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    await guild.remove(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['cancellation Devika Nair']);
    expect(event(session).subject).toBe(`${session.topic} · Leaders who listen`);
    await guild.change(app, session, { topic: `${session.topic} again` });
    await app.settle();
    expect(mailed()).toEqual(everyone);
    expect(event(session).subject).toBe(`${session.topic} again · Leaders who ask`);
    expect(event(session).body.content).toContain('session of Leaders who ask.');
  });

  it('when a linked playbook is published under another title', async () => {
    const playbook = await publish(await draft('Saying no'));
    const session = await planned(guild, { artifactIds: [playbook.id] });
    await publish(await retitle(playbook, 'Saying no kindly'));
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    expect(event(session).body.content).not.toContain('kindly');
    await guild.change(app, session, { artifactIds: [playbook.id], purpose: 'Another.' });
    await app.settle();
    expect(mailed()).toEqual(withDevika);
    expect(event(session).body.content).toContain('Saying no kindly');
  });

  it('when it was handed over: who is added afterwards is mailed alone', async () => {
    const session = await planned(guild);
    await guild.handOver(app, session, ben);
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
  });

  it('when a later version of Guildhall words its invites differently', async () => {
    const session = await planned(guild);
    const { id, body } = event(session);
    const older = body.content.replace('Open the session in Guildhall', 'Priya Raman facilitates this');
    expect(older).not.toBe(body.content);
    await shop.inOutlook(priya, 'PATCH', `/events/${id}`, {
      body: { contentType: 'html', content: older },
      singleValueExtendedProperties: [{ id: AGENDA_PROPERTY, value: 'the mark of other words' }],
    });
    mailed();
    await guild.add(app, shop.who(4));
    await app.settle();
    await readAnswers(app.world, priya.tenantId, priya.id, event(session).immutableId);
    await app.sweep();
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    expect(event(session).body.content).toContain('Priya Raman facilitates this');
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect(mailed()).toEqual(withDevika);
    expect(event(session).body.content).toContain('Open the session in Guildhall');
  });

  it('when its agenda begins with what another session left open: closing that one mails nobody', async () => {
    const session = await planned(guild);
    await closeWithOpenAction();
    const agenda = await app.world.sessions.agenda(guild.place, session.id);
    expect(agenda?.items[0]?.kind).toBe('open-actions');
    expect(mailed()).toEqual([]);
    await guild.remove(app, chidi);
    await app.settle();
    expect(mailed()).toEqual(['cancellation Chidi Okonkwo']);
    expect(event(session).body.content).not.toContain('Open actions');
    // The next change that is mailed anyway takes it along.
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect(mailed()).toEqual(['update Ana Figueira', 'update Ben Whitlock']);
    expect(event(session).body.content).toContain('Open actions');
  });

  it('when what is changed of it stands in no invite', async () => {
    const session = await planned(guild);
    await rename('Leaders who ask');
    await guild.change(app, session, { taxonomy: 'strategy' });
    await app.settle();
    expect(mailed()).toEqual([]);
    expect(await guild.session(app, session)).toMatchObject({ taxonomy: 'strategy', invite: 'sent' });
  });

  it('when its host moves it in Outlook, which tells everyone by itself', async () => {
    const session = await planned(guild);
    await rename('Leaders who ask');
    const at = (hours: number) => ({
      dateTime: new Date(Date.parse(session.startsAt) + hours * 3_600_000).toISOString().slice(0, 19),
      timeZone: 'UTC',
    });
    await shop.inOutlook(priya, 'PATCH', `/events/${event(session).id}`, { start: at(24), end: at(25) });
    expect(mailed()).toEqual(everyone);
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    expect((await guild.session(app, session)).startsAt).not.toBe(session.startsAt);
  });

  it('but a change that has not reached the calendars yet goes out with who is added', async () => {
    const session = await planned(guild);
    shop.microsoft365.faults.settings.down = true;
    await guild.change(app, session, { purpose: 'Another.' });
    await app.work();
    shop.microsoft365.faults.settings.down = false;
    app.queue.length = 0;
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair', ...everyone].sort());
    expect(event(session).body.content).toContain('Another.');
  });
});

describe('a playbook that is not published', () => {
  it('is named in no invite, and once it is published by the next change that is mailed', async () => {
    const playbook = await draft('Not for everybody yet');
    const session = await planned(guild, { artifactIds: [playbook.id] });
    expect(event(session).body.content).not.toContain('Not for everybody yet');
    expect(event(session).body.content).not.toContain('Beside the call');
    const other = await draft('Nor this one');
    await rename('Leaders who ask');
    await guild.change(app, session, { artifactIds: [playbook.id, other.id] });
    await app.settle();
    expect(mailed()).toEqual([]);
    await publish(playbook);
    await app.settle();
    expect(mailed()).toEqual([]);
    await guild.change(app, session, { artifactIds: [playbook.id], purpose: 'Another.' });
    await app.settle();
    expect(event(session).body.content).toContain('Not for everybody yet');
    expect(mailed()).toEqual(everyone);
  });
});

describe('a session that is over', () => {
  it('mails nobody when what it says is corrected, nor when its time is, whatever is read in Outlook then', async () => {
    const session = await planned(guild);
    shop.clock.advance(Date.parse(session.endsAt) - shop.clock.now().getTime() + 3_600_000);
    await guild.change(app, session, { topic: `${session.topic} corrected` });
    await app.settle();
    const when = { ...session.wall, time: '13:30', minutes: 60, zone: session.zone };
    await guild.change(app, session, { when });
    await app.settle();
    const there = event(session);
    await readAnswers(app.world, priya.tenantId, priya.id, there.immutableId);
    await app.settle();
    expect(mailed()).toEqual([]);
    expect(await guild.session(app, session)).toMatchObject({
      topic: `${session.topic} corrected`,
      wall: { time: '13:30' },
      invite: 'sent',
    });
  });

  it('mails everyone when it is moved to come after all', async () => {
    const session = await planned(guild);
    shop.clock.advance(Date.parse(session.endsAt) - shop.clock.now().getTime() + 3_600_000);
    await guild.change(app, session, { purpose: 'Another.' });
    const { when } = guild.draft();
    await guild.change(app, session, { when });
    await app.settle();
    expect(mailed()).toEqual(everyone);
    expect(event(session).body.content).toContain('Another.');
  });
});

describe('handing over', () => {
  it('leaves an invite that has failed to whoever tries again', async () => {
    shop.microsoft365.faults.add({ match: { method: 'POST', path: '/events' }, status: 403 });
    const session = await guild.plan(app, { topic: 'Refused' });
    await app.settle();
    expect((await guild.session(app, session)).invite).toBe('failed');
    await guild.handOver(app, session, ben);
    await app.settle();
    expect(mailed()).toEqual([]);
    expect((await guild.session(app, session)).invite).toBe('failed');
    await guild.retry(app, session);
    await app.settle();
    expect(mailed()).toEqual(everyone.map((line) => line.replace('update', 'invitation')));
  });
});
