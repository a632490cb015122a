import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { id } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { appPlace, soon } from '../support/browser.ts';
import { faultsOfViews, furnishedCommunity } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, past, playbook } = await furnishedCommunity();
const { world } = here;
const { communityId } = past;

async function added(by: string, title: string): Promise<string> {
  const params = { communityId, topicId: id() };
  const body = { title, why: `Why ${title}`, taxonomy: null, from: null };
  await world.call(here.who(by), API.addTopic, { params, body });
  return params.topicId;
}

test('a question that was left open becomes a topic, is voted for, and the next session is planned from it', async () => {
  await added('Marcus', 'Decision logs');
  await added('Marcus', 'Meetings without slides');
  const ana = await here.visit('Ana', appPlace(`${community}/sessions/${past.id}`));
  await ana.app.getByRole('button', { name: 'Make it a topic' }).first().click();
  const sheet = ana.app.getByRole('dialog', { name: 'Make it a topic' });
  const title = sheet.getByLabel('Topic');
  expect(await title.inputValue()).toBe('A question worth keeping');
  await title.press('Enter');
  await sheet.waitFor({ state: 'detached' });
  // Where it was offered it is shown now, and whoever made it goes on there.
  await soon(() => ana.app.locator('a:focus').allTextContents()).toEqual(['Topic: A question worth keeping']);

  await ana.open(`${community}/topics`);
  const votes = ana.app.getByRole('button', { name: /^Vote for/ });
  const named = (title: string, votes: string) =>
    ana.app.getByRole('button', { name: `Vote for “${title}”: ${votes}` });
  const question = named('A question worth keeping', '0 votes');
  await question.waitFor();
  const order = () =>
    votes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.split('”')[0]));
  const before = await order();
  expect(before.at(-1)).toContain('A question worth keeping');
  const place = await question.boundingBox();
  await question.press('Enter');
  const mine = named('A question worth keeping', '1 vote, yours among them');
  await mine.waitFor();
  expect(await mine.getAttribute('aria-pressed')).toBe('true');
  // Nothing has moved: its place among the others is another one on the next visit.
  expect(await mine.boundingBox()).toEqual(place);
  expect(await order()).toEqual(before);
  await ana.app.getByText('2 of your 3 votes left').waitFor();
  await expect.poll(async () => (await listed())[0]).toEqual(['A question worth keeping', 1]);

  const priya = await here.visit('Priya', appPlace(`${community}/sessions`));
  await priya.app.getByRole('button', { name: 'Plan a session: A question worth keeping' }).click();
  await priya.app.getByText('From a topic by Ana Figueira, 1 vote').waitFor();
  expect(await priya.app.getByLabel('Topic').inputValue()).toBe('A question worth keeping');
  // What is typed is kept, and leads back to the topic.
  await priya.app.getByLabel('Purpose').fill('Find out what people do');
  await priya.app.getByRole('link', { name: 'Sessions' }).click();
  const drafts = priya.app.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('link', { name: 'A question worth keeping' }).click();
  await priya.app.getByText('From a topic by Ana Figueira, 1 vote').waitFor();
  expect(await priya.app.getByLabel('Purpose').inputValue()).toBe('Find out what people do');
  await priya.app.getByRole('button', { name: 'Plan session' }).click();
  await priya.app.getByRole('heading', { name: 'A question worth keeping', level: 1 }).waitFor();
  await priya.app.getByRole('link', { name: 'From a topic by Ana Figueira, 1 vote' }).click();
  await priya.app.getByRole('heading', { name: 'Became a session' }).waitFor();
  await priya.app.getByText('From a note in').waitFor();

  // Ana is not told that her vote is back: it is there as soon as she looks.
  await ana.open(`${community}/sessions`);
  await ana.app.getByText('You have 3 votes').waitFor();
  expect(await here.goHome()).toEqual([]);
});

test('a surprise of a pilot and an annotation that was answered become topics, and lead back', async () => {
  const marcus = here.who('Marcus');
  const begun = await beginPilot(world, marcus, communityId, { title: 'Logs on one page' });
  await publishReport(world, marcus, begun, { surprise: 'Other teams read them too' });
  const params = { communityId, artifactId: playbook.id, annotationId: id() };
  await world.call(marcus, API.annotate, {
    params,
    body: {
      ...{ kind: 'failed', words: 'Asking first takes too long', context: '', anchor: null },
      ...{ revision: 1, sessionId: null, pilotId: null },
    },
  });
  await world.call(here.who('Priya'), API.answerAnnotation, {
    params: { ...params, answerId: id() },
    body: { words: 'Not with us' },
  });
  const ana = await here.visit('Ana', appPlace(`${community}/pilots/${begun.id}`));
  const make = async (title: string) => {
    await ana.app.getByRole('button', { name: 'Make it a topic' }).click();
    const sheet = ana.app.getByRole('dialog', { name: 'Make it a topic' });
    expect(await sheet.getByLabel('Topic').inputValue()).toBe(title);
    await sheet.getByLabel('Topic').press('Enter');
    await sheet.waitFor({ state: 'detached' });
    await ana.open(`${community}/topics`);
    await ana.app.getByRole('link', { name: title }).click();
  };
  await make('Other teams read them too');
  await ana.app.getByText('From the pilot').getByRole('link', { name: 'Logs on one page' }).click();
  await ana.app.getByRole('heading', { name: 'Logs on one page' }).waitFor();
  await ana.open(`${community}/knowledge/${playbook.id}`);
  await ana.app
    .getByRole('article')
    .filter({ hasText: 'takes too long' })
    .getByRole('button')
    .first()
    .click();
  await make('Asking first takes too long');
  await ana.app.getByText('From an annotation in').getByRole('link', { name: playbook.title }).waitFor();
  expect(await here.goHome()).toEqual([]);
});

async function listed(): Promise<[string, number][]> {
  const { topics } = await world.call(here.who('Priya'), API.listTopics, {
    params: { communityId },
    query: { state: 'open' },
  });
  return topics.map(({ title, votes }) => [title, votes]);
}

test('the pages of topics pass axe, wide and narrow, in any theme and in forced colours', async () => {
  const topicId = await added('Priya', 'A topic of one’s own');
  await world.call(here.who('Priya'), API.voteForTopic, { params: { communityId, topicId } });
  const views = [
    [`${community}/topics`, /^Topics$/],
    [`${community}/topics/${topicId}`, /^A topic of one’s own$/],
  ] as const;
  expect(await faultsOfViews(here, views)).toEqual([]);
});
