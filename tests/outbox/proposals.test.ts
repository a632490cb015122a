import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionPage } from '../../domain/sessions/contract.ts';
import { proposalWords, WORDS_MAX } from '../../domain/sessions/proposal-words.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { openSession } from '../../functions/sessions/open-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { calendars } from './calendars.ts';
import { type Guild, hostEvent } from './support.ts';

const { shop, app, priya, ana, ben, planned } = await calendars();
const { microsoft365 } = shop;

beforeEach(() => void microsoft365.settings.application.add('Mail.ReadWrite'));
afterEach(() => microsoft365.faults.clear());

const later = (session: Session, hours: number) =>
  new Date(Date.parse(session.startsAt) + hours * 3_600_000).toISOString();
const at = (session: Session, hours: number) => ({
  dateTime: later(session, hours).slice(0, 19),
  timeZone: 'UTC',
});

async function propose(person: Person, session: Session, hours: number, comment?: string): Promise<void> {
  const copy = microsoft365.calendar(person.id).find(({ subject }) => subject.startsWith(session.topic));
  await shop.inOutlook(person, 'POST', `/events/${copy?.id}/tentativelyAccept`, {
    ...(comment !== undefined && { comment }),
    proposedNewTime: { start: at(session, hours), end: at(session, hours + 1) },
  });
}

const read = (session: Session) =>
  readAnswers(
    app.world,
    priya.tenantId,
    priya.id,
    hostEvent(microsoft365, priya, session.topic)?.immutableId ?? '',
  );

const proposalOf = async (guild: Guild, session: Session, by: Person, of: Person) => {
  const page = await guild.run<SessionPage>(app, openSession, by, { params: { sessionId: session.id } });
  return page.rsvps.find(({ personId }) => personId === of.id)?.proposed;
};

describe('the words with a proposal of another time', () => {
  it('stand with it for whoever leads the session, and for nobody else', async () => {
    const guild = await shop.guild([priya, ana, ben]);
    const session = await planned(guild);
    await propose(ben, session, 2, 'My train is late.\nTwo hours later works.');
    await read(session);
    const times = { startsAt: later(session, 2), endsAt: later(session, 3) };
    const words = 'My train is late.\nTwo hours later works.';
    expect(await proposalOf(guild, session, priya, ben)).toEqual({ ...times, words });
    expect(await proposalOf(guild, session, ana, ben)).toEqual(times);
  });

  it('are read once for each proposal, and anew for another one', async () => {
    const guild = await shop.guild([priya, ana, ben]);
    const session = await planned(guild);
    await propose(ben, session, 2, 'Two hours later?');
    await read(session);
    microsoft365.requests.clear();
    await propose(ana, session, 4);
    await read(session);
    await read(session);
    expect(microsoft365.requests.count({ path: /mailFolders/ })).toBe(1);
    expect((await proposalOf(guild, session, priya, ana))?.words).toBe('');
    await propose(ben, session, 5, 'Or five?');
    await read(session);
    expect((await proposalOf(guild, session, priya, ben))?.words).toBe('Or five?');
  });

  it('are left out where Guildhall may not read the host’s mail, and nothing is asked again', async () => {
    microsoft365.settings.application.delete('Mail.ReadWrite');
    const guild = await shop.guild([priya, ana, ben]);
    const session = await planned(guild);
    await propose(ben, session, 2, 'Nobody reads this.');
    await read(session);
    expect(await proposalOf(guild, session, priya, ben)).toMatchObject({
      startsAt: later(session, 2),
      words: '',
    });
    microsoft365.requests.clear();
    await read(session);
    expect(microsoft365.requests.count({ path: /mailFolders/ })).toBe(0);
  });

  it('are looked for again where Graph did not answer, and the answer itself counts at once', async () => {
    const guild = await shop.guild([priya, ana, ben]);
    const session = await planned(guild);
    await propose(ben, session, 2, 'Later.');
    microsoft365.faults.add({ match: { path: /mailFolders/ }, status: 500 });
    await read(session);
    expect(await proposalOf(guild, session, priya, ben)).toEqual({
      ...{ startsAt: later(session, 2), endsAt: later(session, 3) },
    });
    await read(session);
    expect((await proposalOf(guild, session, priya, ben))?.words).toBe('Later.');
  });
});

describe('what is kept of a message’s text', () => {
  it('is what the person typed, without what Outlook and Teams write below', () => {
    expect(proposalWords('Sorry\r\n\r\n-----Original Appointment-----\r\nFrom: Priya')).toBe('Sorry');
    expect(proposalWords('Sorry\n________________\nMicrosoft Teams')).toBe('Sorry');
    expect(proposalWords('\n\n-----Ursprünglicher Termin-----\nVon: Priya')).toBe('');
    expect(proposalWords('')).toBe('');
  });

  it('is always short and without control or direction characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const words = proposalWords(text);
        expect(words.length).toBeLessThanOrEqual(WORDS_MAX);
        expect(words).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(words.isWellFormed()).toBe(true);
        expect(words).toBe(words.trim());
      }),
    );
  });
});
