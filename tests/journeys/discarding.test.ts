import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import {
  artifactDraft,
  day,
  id,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import {
  appPlace,
  badDay,
  callPlace,
  goodDay,
  soon,
  type Town,
  town,
  type Visitor,
} from '../support/browser.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let here: Town;
let communityId: string;
let list: string;

beforeAll(async () => {
  here = await town();
  communityId = await startCommunity(here.world, here.who('Priya'), [[here.who('Marcus'), 'member']]);
  list = `/communities/${communityId}/knowledge`;
});

afterEach(async () => expect(await here.goHome()).toEqual([]));

afterAll(async () => {
  await here?.stop();
});

const at = (artifactId: string) => ({ params: { communityId, artifactId } });
const draft = (title: string) =>
  here.world.call(here.who('Priya'), API.draftArtifact, { ...at(id()), body: artifactDraft({ title }) });
const revise = (artifact: Artifact, body: string) =>
  here.world.call(here.who('Priya'), API.reviseArtifact, {
    ...at(artifact.id),
    body: artifactDraft({ title: artifact.title, body }),
    etag: artifact.etag,
  });
const stored = async (artifactId: string) =>
  (await here.world.ask(here.who('Priya'), API.openArtifact, at(artifactId))).body;
const words = ({ app }: Visitor) => app.getByRole('textbox', { name: 'Text' });
const discardButton = ({ app }: Visitor) => app.getByRole('button', { name: 'Discard draft' });

test('a draft is discarded from its page, and an undo restores all of its text', async () => {
  here.forgive(/404/);
  const { id: artifactId } = await draft('Begun by mistake');
  const priya = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await discardButton(priya).click();
  await priya.app.getByText('“Begun by mistake” is discarded.').waitFor();
  await priya.app.getByText('Nothing is written down yet').waitFor();
  expect((await stored(artifactId)).code).toBe('not-found');
  await priya.app.getByRole('button', { name: 'Undo' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
  expect((await stored(artifactId)).draft).toEqual(artifactDraft({ title: 'Begun by mistake' }));
});

test('changes to a published playbook can be discarded while they are typed; readers see the published text', async () => {
  const published = await publishArtifact(
    here.world,
    here.who('Priya'),
    communityId,
    artifactDraft({ title: 'Openers', body: 'Ask first.' }),
  );
  await revise(published, 'Ask first. And then');
  const priya = await here.visit('Priya', appPlace(`${list}/${published.id}/edit`));
  await words(priya).fill('Ask first. And then what');
  await discardButton(priya).click();
  await priya.app.getByText('The draft is discarded.').waitFor();
  await priya.app.getByRole('heading', { name: 'Openers' }).waitFor();
  expect(await stored(published.id)).toMatchObject({ body: 'Ask first.', draft: null });
  await priya.app.getByRole('button', { name: 'Undo' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
  expect((await stored(published.id)).draft?.body).toBe('Ask first. And then what');
});

test('a draft that somebody else has just changed is shown instead of discarded', async () => {
  here.forgive(/412/);
  const begun = await draft('Ours');
  const marcus = await here.visit('Marcus', appPlace(`${list}/${begun.id}/edit`));
  await words(marcus).waitFor();
  await revise(begun, 'Priya’s words');
  await discardButton(marcus).click();
  await marcus.app.getByText('Somebody changed this draft meanwhile').waitFor();
  await soon(() => words(marcus).inputValue()).toBe('Priya’s words');
  expect((await stored(begun.id)).draft?.body).toBe('Priya’s words');
});

test('typing into a draft that somebody else has discarded does not restore it', async () => {
  here.forgive(/404/);
  const begun = await draft('Soon gone');
  const marcus = await here.visit('Marcus', appPlace(`${list}/${begun.id}/edit`));
  await words(marcus).waitFor();
  await here.world.call(here.who('Priya'), API.discardDraft, { ...at(begun.id), etag: begun.etag });
  await words(marcus).fill('Typed into nothing');
  await marcus.app.getByText('Somebody discarded this draft meanwhile.').waitFor();
  expect((await stored(begun.id)).code).toBe('not-found');
  // Left and found again: it waits in this browser, and nowhere else.
  await marcus.open(list);
  await marcus.app.getByText('Kept in this browser only').waitFor();
  await marcus.app.getByRole('link', { name: 'Soon gone' }).click();
  await soon(() => words(marcus).inputValue()).toBe('Typed into nothing');
  await marcus.app.getByRole('button', { name: 'Begin it again' }).click();
  await marcus.app.getByText('Saved as a draft').waitFor();
  expect((await stored(begun.id)).draft?.body).toBe('Typed into nothing');
});

test('while nobody answers a draft is not discarded, and the page says so', async () => {
  const begun = await draft('In a tunnel');
  const priya = await here.visit('Priya', appPlace(`${list}/${begun.id}/edit`));
  await words(priya).waitFor();
  here.forgive(/Failed to load|ERR_|503/);
  await badDay(priya, /^Off/);
  await discardButton(priya).click();
  await priya.app.getByText('Not discarded. No answer from Guildhall.').waitFor();
  await goodDay(priya, 'Off');
  await discardButton(priya).click();
  await priya.app.getByText('“In a tunnel” is discarded.').waitFor();
  expect((await stored(begun.id)).code).toBe('not-found');
});

test('the side panel says that a linked draft has been discarded', async () => {
  here.forgive(/404/);
  const host = here.who('Priya');
  const begun = await draft('Not for long');
  const planned = await planSession(
    here.world,
    host,
    communityId,
    sessionDraft(host, {
      when: { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' },
      artifactIds: [begun.id],
    }),
  );
  const session = await here.invited(host, planned);
  await here.world.call(host, API.discardDraft, { ...at(begun.id), etag: begun.etag });
  const priya = await here.visit('Priya', callPlace(session));
  await priya.panel.getByRole('tab', { name: 'Playbook' }).click();
  await priya.panel.getByText('Its draft was discarded after it had been linked').waitFor();
  expect(await priya.panel.getByRole('alert').count()).toBe(0);
});
