import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CharterPage } from '../../domain/charter/contract.ts';
import type { ConsentPage } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerProposal } from '../../functions/charter/answer-proposal.ts';
import { changeProposal } from '../../functions/charter/change-proposal.ts';
import { charterVersions } from '../../functions/charter/charter-store.ts';
import { openCharter } from '../../functions/charter/open-charter.ts';
import { proposeCharter } from '../../functions/charter/propose-charter.ts';
import { setObjectionAside } from '../../functions/charter/set-objection-aside.ts';
import { settleCharters } from '../../functions/charter/settle-charter.ts';
import type { Guild } from '../outbox/guild.ts';
import { heldAt, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { charterText } from './drafts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([0, 1, 2].map(shop.who));
});
afterAll(() => shop.stop());

const DAY = 86_400_000;
let count = 0;

/** Proposes something new, and lets its time be over. */
async function overdue(app: Process): Promise<string> {
  count += 1;
  const proposalId = crypto.randomUUID();
  await guild.run(app, proposeCharter, guild.first, {
    params: { proposalId },
    body: { text: charterText({ outcomes: [`Outcome ${count}`] }), word: 'Try it', days: 3 },
  });
  return proposalId;
}
const look = (app: Process) => guild.run<CharterPage>(app, openCharter, guild.person(1));
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error));
const say = (app: Process, who: number, proposalId: string, round: number, objection: string | null) =>
  guild
    .run<ConsentPage>(app, answerProposal, guild.person(who), {
      params: { proposalId },
      body: { round, objection },
    })
    .then(({ mine }) => mine, codeOf);
const object = (app: Process, proposalId: string) => say(app, 2, proposalId, 1, 'Too early');
async function change(app: Process, who: number, proposalId: string, etag: string) {
  count += 1;
  const body = { text: charterText({ outcomes: [`Outcome ${count}`] }), word: 'A comma', days: 3 };
  return guild
    .run(app, changeProposal, guild.person(who), { params: { proposalId }, body, etag })
    .then(() => 'changed', codeOf);
}

test('an objection in the second of adoption either counts or is refused by name, wherever the two meet', async () => {
  const came = new Set<string>();
  const app = shop.process();
  // The objection is begun before the end, and held back at each of its calls in turn while it is adopted.
  for (let held = 1; held <= 6; held += 1) {
    const proposalId = await overdue(app);
    const { between, reached, go } = heldAt(held);
    const late = object(shop.process(between), proposalId);
    const isHeld = await Promise.race([reached.then(() => true), late.then(() => false)]);
    shop.clock.advance(4 * DAY);
    const before = await look(app);
    go();
    const said = await late;
    const { proposal, charter } = await look(app);
    // Whoever looks while it is held back either adopts, so that it comes too late, or finds it standing.
    expect(said).toBe(before.proposal === null ? 'proposal-adopted' : 'objects');
    if (!isHeld) expect(said).toBe('objects');
    if (said === 'objects') {
      expect(proposal).toMatchObject({ id: proposalId, consent: { objections: [{ state: 'stands' }] } });
      came.add('counts');
      // It is taken back, and what it stood against is adopted at once: its time is over.
      await guild.run(app, answerProposal, guild.person(2), {
        params: { proposalId },
        body: { round: 1, objection: null },
      });
      expect((await look(app)).charter?.text.outcomes).toEqual([`Outcome ${count}`]);
    } else {
      expect([proposal, charter?.text.outcomes]).toEqual([null, [`Outcome ${count}`]]);
      came.add('refused');
    }
  }
  expect([...came].sort()).toEqual(['counts', 'refused']);
});

test('of many who look at once one adopts it, and it is one version', async () => {
  const app = shop.process();
  const before = await charterVersions(app.world, guild.place);
  await overdue(app);
  shop.clock.advance(4 * DAY);
  const looked = await Promise.all(Array.from({ length: 6 }, () => look(shop.process())));
  expect(new Set(looked.map(({ charter }) => charter?.version))).toEqual(new Set([before.length + 1]));
  expect(await charterVersions(app.world, guild.place)).toHaveLength(before.length + 1);
});

test('where nobody looks the timer adopts it, with the moment at which its time was over', async () => {
  const app = shop.process();
  await overdue(app);
  const closesAt = (await look(app)).proposal?.consent.closesAt ?? '';
  shop.clock.advance(10 * DAY);
  const calls = app.world.trace.storageCalls;
  await settleCharters.run(app.world, [guild.place.tenantId]);
  const [newest] = await charterVersions(app.world, guild.place);
  expect(newest).toMatchObject({ text: { outcomes: [`Outcome ${count}`] }, adoptedAt: closesAt });
  expect(app.world.trace.storageCalls - calls).toBeGreaterThan(2);
  // Nothing is due any more: one read.
  const rest = app.world.trace.storageCalls;
  await settleCharters.run(app.world, [guild.place.tenantId]);
  expect(app.world.trace.storageCalls - rest).toBe(1);
});

test('two objections and a change in the same second: each objection stands or is refused by name, and a change dissolves none', async () => {
  const app = shop.process();
  for (let turn = 0; turn < 4; turn += 1) {
    const proposalId = await overdue(app);
    const { etag = '' } = (await look(app)).proposal ?? {};
    // What somebody says of it leaves the version of what it says.
    if (turn === 0) await say(app, 1, proposalId, 1, null);
    const [one, other, changed] = await Promise.all([
      say(shop.process(), 1, proposalId, 1, 'Too early'),
      say(shop.process(), 2, proposalId, 1, 'Too long'),
      change(shop.process(), 0, proposalId, etag),
    ]);
    expect(changed).toBe('changed');
    shop.clock.advance(10 * DAY);
    await settleCharters.run(app.world, [guild.place.tenantId]);
    const { proposal } = await look(app);
    const stands = [one, other].filter((said) => said === 'objects').length;
    expect([one, other].every((said) => said === 'objects' || said === 'proposal-changed')).toBe(true);
    const states = proposal?.consent.objections.map(({ state }) => state) ?? [];
    expect(states).toEqual(Array(stands).fill('stands'));
    if (!proposal) continue;
    for (const who of [1, 2]) await say(app, who, proposalId, proposal.consent.round, null);
    expect((await look(app)).proposal).toBeNull();
  }
});

test('whoever says two things at once has said one of them, and can take it back', async () => {
  const app = shop.process();
  const proposalId = await overdue(app);
  await Promise.all([
    say(shop.process(), 2, proposalId, 1, 'Too early'),
    say(shop.process(), 2, proposalId, 1, null),
  ]);
  const seen = await guild.run<CharterPage>(app, openCharter, guild.person(2));
  const { mine, objections = [] } = seen.proposal?.consent ?? {};
  expect(objections.filter(({ state }) => state === 'stands')).toHaveLength(mine === 'objects' ? 1 : 0);
  await say(app, 2, proposalId, 1, null);
  shop.clock.advance(4 * DAY);
  expect((await look(app)).proposal).toBeNull();
});

test('an objection of somebody who has left holds nothing up, and nobody adds to what is decided by that', async () => {
  const app = shop.process();
  const proposalId = await overdue(app);
  await object(app, proposalId);
  const closesAt = (await look(app)).proposal?.consent.closesAt;
  shop.clock.advance(DAY);
  await guild.remove(app, guild.person(2));
  shop.clock.advance(4 * DAY);
  expect(await say(app, 1, proposalId, 1, 'Too late')).toBe('proposal-adopted');
  expect(await change(app, 0, proposalId, '')).toBe('proposal-adopted');
  expect((await look(app)).charter?.adoptedAt).toBe(closesAt);
  await guild.add(app, guild.person(2));
});

test('an overdue proposal waits for its objection; an organiser who has not proposed it sets it aside with a word', async () => {
  const app = shop.process();
  count += 1;
  const proposalId = crypto.randomUUID();
  const body = { text: charterText({ outcomes: [`Outcome ${count}`] }), word: 'Try it', days: 3 };
  await guild.run(app, proposeCharter, guild.person(1), { params: { proposalId }, body });
  await object(app, proposalId);
  const params = { proposalId, personId: guild.person(2).id };
  const aside = (who: number) =>
    guild
      .run<ConsentPage>(app, setObjectionAside, guild.person(who), {
        params,
        body: { round: 1, word: 'We tried it last year' },
      })
      .then(({ state }) => state, codeOf);
  expect(await aside(0)).toBe('still-open');
  shop.clock.advance(4 * DAY);
  await settleCharters.run(app.world, [guild.place.tenantId]);
  expect((await look(app)).proposal?.consent.setAside).toBe('role-may-not');
  expect(await aside(0)).toBe('adopted');
  expect((await look(app)).charter?.text.outcomes).toEqual([`Outcome ${count}`]);
});

test('of two who propose at once one has proposed, and the other is told so', async () => {
  const texts = ['A', 'B'].map((norm) => charterText({ norms: [norm] }));
  const said = await Promise.allSettled(
    texts.map((text, index) =>
      guild.run(shop.process(), proposeCharter, guild.person(index), {
        params: { proposalId: crypto.randomUUID() },
        body: { text, word: 'Try it', days: 3 },
      }),
    ),
  );
  expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = said.find((one) => one.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'proposal-open' });
});
