import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { changed, dump, id, quiet } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, marcus, devika } = await gathered({
  ana: 'member',
  ben: 'member',
  marcus: 'mentor',
  devika: 'organiser',
});
const here = { communityId };
const WORDS = 'My team does not tell me anything';

const list = (person: Person) => world.call(person, API.listHelp, { params: here });
const open = (person: Person, helpId: string) =>
  world.ask(person, API.openHelp, { params: { communityId, helpId } });
const say = (
  person: Person,
  helpId: string,
  said: { words?: string; time?: string | null; notNow?: boolean },
) =>
  world.ask(person, API.sayInHelp, {
    params: { communityId, helpId, messageId: id() },
    body: { words: '', time: null, notNow: false, ...said },
  });
const onHome = async (person: Person) =>
  (await world.call(person, API.openHome)).mine.filter(({ kind }) => kind === 'help');
async function asked(asker = ben, helper = marcus) {
  const helpId = id();
  await world.call(asker, API.askForHelp, {
    params: { communityId, helpId },
    body: { askedId: helper.id, words: WORDS },
  });
  await world.settled();
  return helpId;
}

test('one asks a mentor, or whoever offers to be asked, and nobody else', async () => {
  const helpers = async () => (await list(ben)).helpers.map(({ person }) => person.name);
  expect(await helpers()).toEqual([marcus.displayName]);
  const ask = (person: Person) =>
    world.ask(ben, API.askForHelp, {
      params: { communityId, helpId: id() },
      body: { askedId: person.id, words: WORDS },
    });
  expect((await ask(ana)).body.code).toBe('not-a-helper');
  expect((await ask(ben)).status).toBe(400);
  await world.call(ana, API.offerHelp, { params: here, body: { offers: true, about: 'remote teams' } });
  expect((await list(ben)).helpers).toContainEqual({
    person: { id: ana.id, name: ana.displayName },
    role: 'member',
    about: 'remote teams',
  });
  expect((await ask(ana)).status).toBe(200);
  await world.call(marcus, API.offerHelp, { params: here, body: { offers: false, about: '' } });
  expect(await helpers()).toEqual([ana.displayName]);
  expect((await ask(marcus)).body.code).toBe('not-a-helper');
  await world.call(marcus, API.offerHelp, { params: here, body: { offers: true, about: '' } });
});

test('the two answer each other, and Home shows it to whichever of them it waits for', async () => {
  const helpId = await asked();
  expect(await onHome(marcus)).toMatchObject([{ helpId, iAsked: false, with: { id: ben.id } }]);
  expect(await onHome(ben)).toEqual([]);
  const time = '2031-05-08T09:00:00.000Z';
  expect((await say(marcus, helpId, { words: 'Gladly.', time })).status).toBe(200);
  await world.settled();
  expect(await onHome(marcus)).toEqual([]);
  expect(await onHome(ben)).toMatchObject([{ helpId, iAsked: true, agreed: null }]);
  // The same time from the other one is an agreement.
  await say(ben, helpId, { time });
  await world.settled();
  expect(await onHome(marcus)).toMatchObject([{ helpId, agreed: time }]);
  expect((await list(ben)).exchanges).toContainEqual(expect.objectContaining({ id: helpId, agreed: time }));
  await world.call(marcus, API.settleHelp, { params: { communityId, helpId }, body: { state: 'done' } });
  await world.settled();
  expect([await onHome(marcus), await onHome(ben)]).toEqual([[], []]);
  expect((await open(ben, helpId)).body.exchange.messages).toHaveLength(3);
});

test('whoever is asked can say that now is no good time', async () => {
  const helpId = await asked();
  expect((await say(ben, helpId, { notNow: true })).body.code).toBe('help-only-asked');
  expect((await say(marcus, helpId, { notNow: true, words: 'After the release' })).status).toBe(200);
  await world.settled();
  expect(await onHome(ben)).toMatchObject([{ helpId, notNow: true }]);
  expect((await say(ben, helpId, {})).status).toBe(400);
});

test('for everybody else, organisers included, it does not exist: no page, list, search, news or log line has it', async () => {
  await world.settled();
  await quiet(world);
  const before = await dump(world);
  const lines = world.logs.length;
  const helpId = await asked();
  await say(marcus, helpId, { words: 'Tell me more about the quokka' });
  await world.settled();
  for (const stranger of [priya, devika, ana]) {
    expect((await open(stranger, helpId)).body.code).toBe('not-found');
    expect((await say(stranger, helpId, { words: 'Me too' })).body.code).toBe('not-found');
    const params = { communityId, helpId };
    const settle = await world.ask(stranger, API.settleHelp, { params, body: { state: 'done' } });
    expect(settle.body.code).toBe('not-found');
    await world.call(stranger, API.deleteHelp, { params });
    const answers = await Promise.all([
      list(stranger),
      world.call(stranger, API.openHome),
      world.call(stranger, API.listNews, { params: here }),
      world.call(stranger, API.searchKnowledge, { params: here, query: { q: 'quokka' } }),
      world.call(stranger, API.listMembers, { params: here }),
    ]);
    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain(helpId);
      expect(JSON.stringify(answer)).not.toContain('quokka');
    }
  }
  // What was written lies under the two, and nowhere else.
  expect((await open(ben, helpId)).status).toBe(200);
  // The timer alone reads marks of moments, and removes them.
  const written = changed(before, await dump(world)).filter((key) => !/^(outbox-markers|due)\|/.test(key));
  const mine = ({ id: personId, tenantId }: Person) => [
    `${tenantId}|${communityId} ~help|${personId}|${helpId}`,
    `feed|${tenantId}|${personId} standing|help|${communityId}|${ben.id}.${helpId}`,
  ];
  // Marcus has answered, so it stands on Ben’s Home alone.
  expect(written.sort()).toEqual([...mine(ben), mine(marcus)[0]].sort());
  const said = world.logs.slice(lines).map(({ message }) => message);
  for (const word of [helpId, ben.id, marcus.id, 'quokka', WORDS])
    expect(said.filter((line) => line.includes(word))).toEqual([]);
});

const ANY_HOUR = { hours: { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' } };

test('either of the two deletes it for both, with what both were told of it', async () => {
  for (const by of [ben, marcus]) {
    const helpId = await asked();
    for (const person of [ben, marcus])
      await world.call(person, API.changeNoticeSettings, { body: ANY_HOUR });
    await world.host.invokeTimer('tellPeople');
    await say(marcus, helpId, { words: 'Gladly.' });
    await world.settled();
    await world.host.invokeTimer('tellPeople');
    const all = [...(await dump(world))].filter(([, row]) => row.includes(helpId)).map(([key]) => key);
    // Teams takes no more than a few in a second, so the rest of it may still be marked.
    expect(all.filter((key) => /^(due|notices)\|/.test(key)).length).toBeGreaterThan(0);
    await world.call(by, API.deleteHelp, { params: { communityId, helpId } });
    await world.settled();
    expect((await open(ben, helpId)).status).toBe(404);
    expect((await open(marcus, helpId)).status).toBe(404);
    const rows = [...(await dump(world))].filter(([key, row]) => `${key} ${row}`.includes(helpId));
    expect(rows).toEqual([]);
    // An answer that is on its way does not bring it back.
    expect((await say(marcus, helpId, { words: 'Late' })).status).toBe(404);
  }
});

test('two who speak at once are both heard', async () => {
  const helpId = await asked();
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].flatMap((words) => [say(ben, helpId, { words }), say(marcus, helpId, { words })]),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  const [his, hers] = [(await open(ben, helpId)).body.exchange, (await open(marcus, helpId)).body.exchange];
  expect(his).toEqual(hers);
  expect(his.messages).toHaveLength(7);
});

test('once one of them has left the other still reads it, hears why nobody answers, and can delete it', async () => {
  const helpId = await asked();
  await world.call(priya, API.removeMember, { params: { communityId, personId: marcus.id } });
  await world.settled();
  const { body } = await open(ben, helpId);
  expect(body.otherIsThere).toBe(false);
  expect((await say(ben, helpId, { words: 'Are you there?' })).body.code).toBe('help-other-left');
  expect((await open(marcus, helpId)).body.code).toBe('former-member');
  expect(await onHome(marcus)).toEqual([]);
  await world.call(ben, API.deleteHelp, { params: { communityId, helpId } });
  expect((await open(ben, helpId)).status).toBe(404);
});
