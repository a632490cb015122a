import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptCharter } from '../../functions/charter/accept-charter.ts';
import { answerProposal as answerCharterProposal } from '../../functions/charter/answer-proposal.ts';
import { changeProposal } from '../../functions/charter/change-proposal.ts';
import { nudgeCharter } from '../../functions/charter/nudge-charter.ts';
import { openCharter } from '../../functions/charter/open-charter.ts';
import { proposeCharter } from '../../functions/charter/propose-charter.ts';
import { settleCharters } from '../../functions/charter/settle-charter.ts';
import { answerJoinRequest, answerProposal } from '../../functions/community/answer-joining.ts';
import { askToBelong } from '../../functions/inclusion/ask-to-belong.ts';
import { proposeMember } from '../../functions/inclusion/propose-member.ts';
import { setDiscoverable } from '../../functions/inclusion/set-discoverable.ts';
import { sayDate, sayDay } from '../../functions/mail/moments.ts';
import { recognise } from '../../functions/recognition/recognise.ts';
import { answerHolder } from '../../functions/roles/answer-holder.ts';
import { answerNomination } from '../../functions/roles/answer-nomination.ts';
import { nominate } from '../../functions/roles/nominate.ts';
import { offerRole } from '../../functions/roles/offer-role.ts';
import { openRole } from '../../functions/roles/open-role.ts';
import { proposeHolder } from '../../functions/roles/propose-holder.ts';
import { settleRoles } from '../../functions/roles/settle-role.ts';
import { answerSwap } from '../../functions/rota/answer-swap.ts';
import { askForSwap } from '../../functions/rota/ask-for-swap.ts';
import { changeMyTurns } from '../../functions/rota/change-my-turns.ts';
import { giveTurnBack } from '../../functions/rota/give-turn-back.ts';
import { listSwaps } from '../../functions/rota/list-swaps.ts';
import { openRota } from '../../functions/rota/open-rota.ts';
import { volunteerForTurn } from '../../functions/rota/volunteer-for-turn.ts';
import { askForHelp } from '../../functions/safety/ask-for-help.ts';
import { sayInHelp } from '../../functions/safety/say-in-help.ts';
import type { Served } from '../../functions/use-case.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { proposalDraft } from '../charter/drafts.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { newsFor, tell } from './told.ts';

const DAY = 86_400_000;
const id = () => crypto.randomUUID();

let shop: Workshop;
let news: ReturnType<typeof newsFor>;
let guild: Guild;
let app: Process;

beforeAll(async () => {
  shop = await workshop();
  news = newsFor(shop.microsoft365);
  // An organiser, a member, a mentor and another member.
  guild = await shop.guild([0, 2, 3, 6].map(shop.who), ['member', 'mentor', 'member']);
  app = shop.process();
});
afterAll(() => shop.stop());

/** So many days on, to a morning on which people are at work. */
function morning(days = 1): void {
  const at = new Date(shop.clock.now().getTime() + days * DAY);
  at.setUTCHours(9, 0, 0, 0);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() + 1);
  shop.clock.advance(at.getTime() - shop.clock.now().getTime());
}

const day = (offset: number) =>
  new Date(shop.clock.now().getTime() + offset * DAY).toISOString().slice(0, 10);

async function does<T>(person: Person, served: Served, params: object, body: unknown = {}, etag = '') {
  const done = await guild.run<T>(app, served, person, {
    params: params as Record<string, string>,
    body,
    etag,
  });
  await app.work();
  return done;
}

/** What everybody is told now, in the order of the guild; but for turns a week ahead, which depend on the day. */
async function told(): Promise<string[][]> {
  await app.work();
  // At a clock that stands still Graph takes five, and then asks to wait.
  for (let minutes = 0; minutes < 3; minutes += 1) {
    shop.clock.advance(61_000);
    await tell(app, guild.first);
  }
  return guild.people.map((person) => news(person).filter((text) => !text.startsWith('Your turn to ')));
}

const settle = (timer: typeof settleRoles) => timer.run(app.world, [guild.place.tenantId]);
const names = () => guild.people.map(({ displayName }) => displayName) as [string, string, string, string];
const people = () => guild.people as [Person, Person, Person, Person];

async function held(topic: string) {
  const session = await guild.plan(app, { topic });
  await guild.begin(app, session);
  await guild.close(app, session);
  await app.work();
  return session;
}

test('the charter: a proposal once a round, objections to one’s own, adoption, a nudge and the review', async () => {
  morning();
  const [organiser, member, mentor, other] = people();
  const [, name, mentorName] = names();
  const proposalId = id();
  await does(member, proposeCharter, { proposalId }, proposalDraft());
  const asked = `${name} proposes a change of the charter`;
  expect(await told()).toEqual([[asked], [], [asked], [asked]]);
  await does(mentor, answerCharterProposal, { proposalId }, { round: 1, objection: 'Too many words' });
  expect(await told()).toEqual([[], [`${mentorName} objects to your change of the charter`], [], []]);
  await does(other, answerCharterProposal, { proposalId }, { round: 1, objection: null });
  const changed = proposalDraft({ norms: ['Ask first'] }, 'Shorter');
  const { proposal } = await does<{ proposal: { etag: string } }>(member, openCharter, {});
  await does(member, changeProposal, { proposalId }, changed, proposal.etag);
  expect(await told()).toEqual([[asked], [], [asked], [asked]]);
  // An objection stands until whoever made it agrees to what was changed.
  await does(mentor, answerCharterProposal, { proposalId }, { round: 2, objection: null });
  morning(8);
  await settle(settleCharters);
  await app.work();
  await does(organiser, acceptCharter, {}, { version: 1 });
  await told();
  morning();
  const adopted = 'Version 1 of the charter is adopted';
  expect(await told()).toEqual([[], [adopted], [adopted], [adopted]]);
  await does(mentor, acceptCharter, {}, { version: 1 });
  await does(organiser, nudgeCharter, {});
  const nudged = 'Do you accept version 1 of the charter?';
  expect(await told()).toEqual([[], [nudged], [], [nudged]]);
  morning(184);
  await told();
  morning();
  expect((await told())[0]).toEqual([expect.stringMatching(/^The charter is due for review on /)]);
});

test('roles: nominations once they are shown, the proposal, objections, the role and the end of its term', async () => {
  morning();
  const [organiser, member, mentor] = people();
  const [, name, mentorName] = names();
  const roleId = id();
  const [title, description] = ['Keeper of the glossary', 'Looks at new words.'];
  const until = day(120);
  const draft = { title, description, carries: null, from: day(0), until };
  await does(organiser, offerRole, { roleId }, { ...draft, gather: { days: 7 } });
  await does(member, nominate, { roleId }, { personId: mentor.id, reason: 'She asks first' });
  expect(await told()).toEqual([[], [], [], []]);
  morning(8);
  await settle(settleRoles);
  expect(await told()).toEqual([[], [], [`You are nominated for “${title}”`], []]);
  await does(mentor, answerNomination, { roleId }, { willing: true });
  const { role } = await does<{ role: { etag: string } }>(organiser, openRole, { roleId });
  const holder = { personId: mentor.id, description, from: draft.from, until, word: 'Done before' };
  await does(organiser, proposeHolder, { roleId }, { ...holder, open: { days: 7 } }, role.etag);
  const proposed = (person: string) => `Proposed for “${title}”: ${person}`;
  expect(await told()).toEqual([[], [proposed(mentorName)], [proposed('you')], [proposed(mentorName)]]);
  await does(member, answerHolder, { roleId }, { round: 1, objection: 'Too long' });
  expect(await told()).toEqual([[`${name} objects to your proposal for “${title}”`], [], [], []]);
  await does(member, answerHolder, { roleId }, { round: 1, objection: null });
  morning(8);
  await settle(settleRoles);
  expect(await told()).toEqual([[], [], [`You have the role “${title}”`], []]);
  morning(60);
  expect(await told()).toEqual([[], [], [], []]);
  morning(20);
  await told();
  morning();
  expect((await told())[2]).toEqual([`Your term as “${title}” ends on ${sayDate(until)}`]);
});

test('help: who has spoken, and never what they said', async () => {
  morning();
  const [, member, mentor] = people();
  const [, name, mentorName] = names();
  const words = 'My team tells me nothing';
  const helpId = id();
  await does(member, askForHelp, { helpId }, { askedId: mentor.id, words });
  expect(await told()).toEqual([[], [], [`${name} asks you something`], []]);
  const said = { words: 'Let us talk', time: null, notNow: false };
  await does(mentor, sayInHelp, { helpId, messageId: id() }, said);
  expect(await told()).toEqual([[], [`${mentorName} answered you`], [], []]);
  const all = JSON.stringify(shop.microsoft365.requests.all);
  expect([all.includes(words), all.includes(said.words)]).toEqual([false, false]);
  expect(JSON.stringify(shop.microsoft365.activities())).not.toMatch(/tells me|Let us/);
});

test('after a session: how it was in the notice of the day, what one has tried, and recognition', async () => {
  morning();
  const [organiser, member, mentor] = people();
  const [, name] = names();
  const pausedUntil = day(6);
  const session = await held('Openers');
  await does(member, recognise, {}, { about: { kind: 'session', sessionId: session.id }, words: 'Well led' });
  await does(mentor, changeMyTurns, {}, { pausedUntil, reason: '' });
  expect(await told()).toEqual([[`${name} recognises you for leading “Openers”`], [], [], []]);
  morning();
  const since = expect.stringMatching(/^Since “Openers”: /);
  const [first = [], second, third] = await told();
  expect(first).toContainEqual(since);
  expect(second).toEqual([expect.stringMatching(/^2 things since yesterday: /), since]);
  const digest = JSON.stringify(shop.microsoft365.activities(member.id).slice(-2));
  expect(digest).toContain('How was “Openers”?');
  expect(digest).toContain('The summary of “Openers” is ready');
  // Whoever has paused is asked when they are back.
  expect(third).toEqual([]);
  morning(9);
  expect((await told())[2]).toContainEqual(since);
  expect(organiser.id).toBe(session.facilitator.id);
});

test('the rota: swaps that are asked and answered, turns that are offered, at risk and taken', async () => {
  morning();
  const { turns } = await does<{ turns: { id: string; startsAt: string; date: string; person: Person }[] }>(
    guild.first,
    openRota,
    {},
  );
  await told();
  const turn = turns[2];
  const leader = people().find((one) => one.id === turn?.person.id);
  if (!turn || !leader) throw new Error('Nobody is proposed');
  const params = { sessionId: turn.id };
  const on = sayDay(turn.startsAt, 'Europe/London');
  const { choices } = await does<{ choices: { person: { id: string } }[] }>(leader, listSwaps, params);
  const partner = people().find((one) => one.id === choices[0]?.person.id) as Person;
  const to = (person: Person, ...texts: unknown[]) => people().map((one) => (one === person ? texts : []));
  const swapId = id();
  await does(leader, askForSwap, params, { swapId, people: [partner.id], word: '' });
  expect(await told()).toEqual(to(partner, `${leader.displayName} asks you to lead on ${on}`));
  await does(partner, answerSwap, params, { swapId, agrees: true, word: '' });
  const answer = `You asked to swap ${sayDate(turn.date)}: ${partner.displayName} agrees`;
  expect(await told()).toEqual(to(leader, answer));
  const when = { date: turn.date, time: '14:00', minutes: 60, zone: 'Europe/London' };
  await guild.plan(app, { topic: 'Delegation', when, facilitatorId: partner.id }, turn.id);
  await told();
  await does(partner, giveTurnBack, params, { reason: 'A wedding' });
  const asked: Person[] = [];
  for (let more = true; more; ) {
    const now = await told();
    const next = people().find((_, index) => now[index]?.includes(`Would you lead “Delegation” on ${on}?`));
    more = next !== undefined;
    if (!next) {
      // Nobody is left: whoever gave it back and the organiser are told.
      const risk = [`Who leads “Delegation” on ${on}?`];
      expect(now).toEqual(people().map((one) => (one === partner || one === guild.first ? risk : [])));
      break;
    }
    asked.push(next);
    await does(next, volunteerForTurn, params, { takes: false, word: '' });
  }
  expect(asked.length).toBeGreaterThan(0);
  await does(leader, volunteerForTurn, params, { takes: true, word: 'I can after all' });
  expect(await told()).toEqual(
    to(partner, `Your turn on ${sayDate(turn.date)}: ${leader.displayName} leads it`),
  );
});

test('joining: organisers of who asks and who is proposed, and whoever proposed of the answer', async () => {
  morning();
  const [organiser, member] = people();
  const [, name] = names();
  const [asker, friend] = [shop.who(8), shop.who(9)];
  await does(organiser, setDiscoverable, {}, { discoverable: true });
  const caller = { tenantId: asker.tenantId, id: asker.id, name: asker.displayName, token: asker.id };
  const call = {
    caller,
    params: { communityId: guild.place.communityId },
    body: { word: '' },
    operation: id(),
  };
  await askToBelong.run(call as never, app.world);
  expect(await told()).toEqual([[`${asker.displayName} asks to join Leaders who listen`], [], [], []]);
  await does(member, proposeMember, { personId: friend.id }, { word: 'She leads well' });
  await told();
  morning();
  expect(await told()).toEqual([[`${name} proposes ${friend.displayName}`], [], [], []]);
  await does(organiser, answerProposal, { personId: friend.id }, { role: null, word: 'In spring' });
  await does(organiser, answerJoinRequest, { personId: asker.id }, { role: 'member', word: '' });
  await told();
  expect(news(asker)).toEqual([`${guild.first.displayName} added you to Leaders who listen`]);
  morning();
  expect((await told())[1]).toEqual([`You proposed ${friend.displayName}: not added`]);
});
