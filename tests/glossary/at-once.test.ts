import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConsentPage } from '../../domain/community/consent.ts';
import type { TermList, TermPage } from '../../domain/glossary/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerTerm } from '../../functions/glossary/answer-term.ts';
import { listTerms } from '../../functions/glossary/list-terms.ts';
import { openTerm } from '../../functions/glossary/open-term.ts';
import { proposeTerm } from '../../functions/glossary/propose-term.ts';
import { settleTerms } from '../../functions/glossary/settle-term.ts';
import type { Guild } from '../outbox/guild.ts';
import { heldAt, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { another } from './drafts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([0, 1, 2].map(shop.who));
});
afterAll(() => shop.stop());

const DAY = 86_400_000;

async function proposed(app: Process): Promise<string> {
  const termId = crypto.randomUUID();
  await guild.run(app, proposeTerm, guild.first, { params: { termId }, body: another() });
  return termId;
}
const look = (app: Process, termId: string) =>
  guild.run<TermPage>(app, openTerm, guild.person(1), { params: { termId } });
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error));
const say = (app: Process, who: number, termId: string, objection: string | null) =>
  guild
    .run<ConsentPage>(app, answerTerm, guild.person(who), {
      params: { termId },
      body: { round: 1, objection },
    })
    .then(({ mine }) => mine, codeOf);

test('an objection in the second of adoption either counts or is refused by name, wherever the two meet', async () => {
  const came = new Set<string>();
  const app = shop.process();
  for (let held = 1; held <= 6; held += 1) {
    const termId = await proposed(app);
    const { between, reached, go } = heldAt(held);
    const late = say(shop.process(between), 2, termId, 'Too early');
    await Promise.race([reached, late]);
    shop.clock.advance(8 * DAY);
    const before = await look(app, termId);
    go();
    const said = await late;
    expect(said).toBe(before.proposal === null ? 'proposal-adopted' : 'objects');
    expect((await look(app, termId)).term.state).toBe(said === 'objects' ? 'proposed' : 'approved');
    came.add(said);
  }
  expect([...came].sort()).toEqual(['objects', 'proposal-adopted']);
});

test('of many who look at once one adopts it, and it is one version', async () => {
  const termId = await proposed(shop.process());
  shop.clock.advance(8 * DAY);
  await Promise.all(Array.from({ length: 6 }, () => look(shop.process(), termId)));
  expect((await look(shop.process(), termId)).versions.map(({ version }) => version)).toEqual([1]);
});

test('all who answer at once are heard', async () => {
  const termId = await proposed(shop.process());
  await Promise.all([say(shop.process(), 1, termId, null), say(shop.process(), 2, termId, null)]);
  shop.clock.advance(8 * DAY);
  expect((await look(shop.process(), termId)).versions[0]?.agreed).toHaveLength(2);
});

test('of two who propose something of one term at once one has proposed, and the other is told so', async () => {
  const termId = crypto.randomUUID();
  const said = await Promise.allSettled(
    [0, 1].map((who) =>
      guild.run(shop.process(), proposeTerm, guild.person(who), { params: { termId }, body: another() }),
    ),
  );
  expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(said.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'proposal-open' });
});

test('where nobody looks the timer adopts it, and the list is one storage call', async () => {
  const app = shop.process();
  const termId = await proposed(app);
  shop.clock.advance(8 * DAY);
  await settleTerms.run(app.world, [guild.place.tenantId]);
  const calls = app.world.trace.storageCalls;
  const { terms } = await guild.run<TermList>(app, listTerms, guild.first);
  expect(app.world.trace.storageCalls - calls).toBeLessThanOrEqual(2);
  expect(terms.find(({ id }) => id === termId)).toMatchObject({ state: 'approved' });
});
