import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { approve, termDraft } from '../glossary/drafts.ts';
import {
  artifactDraft,
  captureNote,
  moveTo,
  noteDraft,
  planSession,
  publishArtifact,
  sessionDraft,
} from '../http/guild.ts';
import { PATIENCE, soon } from '../support/browser.ts';
import { liveRegions } from '../support/live-regions.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

test('a passage of a playbook is put where the cursor is in a message', async () => {
  await publishArtifact(here.world, here.who('Priya'), communityId, artifactDraft());
  const marcus = await here.visit('Marcus', '#/outlook/write');
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByLabel('Find it in the knowledge base').fill('feedback lands');
  await pane(marcus).getByRole('button', { name: 'Feedback that lands' }).click();
  await pane(marcus).getByRole('button', { name: 'Insert all of it' }).click();
  await pane(marcus).getByText('Inserted.').waitFor();
  const body = marcus.page.getByRole('textbox', { name: 'Body' });
  expect(await body.innerText()).toContain('☐ Ask first');
  const source = body.getByRole('link', { name: 'From “Feedback that lands” in Guildhall' });
  // Any browser opens it, and can offer the way into Teams.
  expect(await source.getAttribute('href')).toMatch(/\/knowledge\/[^?]+\?tenantId=[^&]+&appId=/);
});

test('a search for a playbook says by which other words it was found, and leaves them out where that is wanted', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  await approve(world, priya, communityId, termDraft({ term: 'Premortem', synonyms: ['pre-mortem'] }));
  for (const title of ['Running a premortem', 'Pre-mortem in an hour'])
    await publishArtifact(world, priya, communityId, artifactDraft({ title }));
  const marcus = await here.visit('Marcus', '#/outlook/write');
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  const field = pane(marcus).getByLabel('Find it in the knowledge base');
  const found = pane(marcus).getByRole('listitem');
  await field.waitFor();
  const regions = await liveRegions(pane(marcus).locator('body'));
  await field.fill('pre-mortem');
  expect(await regions.say(pane(marcus).getByText('Also searched for “Premortem”.'))).toBe(true);
  await soon(() => found.count()).toBe(2);
  await pane(marcus).getByRole('button', { name: 'Search only for what I typed' }).click();
  await pane(marcus).getByText('Searched only for what you typed.').waitFor();
  await soon(() => found.allTextContents()).toEqual([expect.stringContaining('Pre-mortem in an hour')]);
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await pane(marcus).getByRole('button', { name: 'Search for other words for it too' }).click();
  await soon(() => found.count()).toBe(2);
});

test('what is marked of a message becomes the draft of a case note, and nothing else of it', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  // A mail with passages: the summary of a session, sent to Marcus.
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Asking first' }),
  );
  const session = await here.invited(priya, planned);
  const params = { communityId, sessionId: session.id };
  await moveTo(world, priya, session);
  await captureNote(world, priya, session, noteDraft('Ask *before* you tell.', { kind: 'decision' }));
  await captureNote(world, priya, session, noteDraft('And then we wait.'));
  await world.call(priya, API.closeSession, { params });
  const { offer } = await world.call(priya, API.openSummaryMail, { params });
  await world.call(priya, API.sendSummary, {
    params: { ...params, mailId: crypto.randomUUID() },
    body: { to: 'invited', people: (offer?.invited ?? []).map(({ id }) => id) },
  });
  await world.settled();

  const marcus = await here.visit('Marcus', '#/outlook/mail');
  await marcus.page.getByRole('link', { name: /Summary: Asking first/ }).click();
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus)
    .getByRole('checkbox', { name: /Ask \*before\* you tell/ })
    .check();
  await pane(marcus).getByLabel('Title').fill('A no that landed');
  // What is marked outlives the pane.
  await marcus.page.reload();
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus)
    .getByRole('checkbox', { name: /Ask \*before\* you tell/, checked: true })
    .waitFor();
  await pane(marcus).getByRole('button', { name: 'Keep one passage' }).click();
  await pane(marcus).getByRole('heading', { name: 'A no that landed' }).waitFor();
  const { artifacts } = await world.call(marcus.person, API.listArtifacts, { params: { communityId } });
  const kept = artifacts.find(({ title }) => title === 'A no that landed');
  const { draft } = await world.call(marcus.person, API.openArtifact, {
    params: { communityId, artifactId: kept?.id ?? '' },
  });
  expect(kept).toMatchObject({ type: 'case note', state: 'draft' });
  expect(draft?.body).toContain('Ask \\*before\\* you tell');
  expect(draft?.body).not.toContain('And then we wait');
});
