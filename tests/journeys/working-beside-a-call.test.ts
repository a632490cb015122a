import type { Locator } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, planSession, publishArtifact, sessionDraft } from '../http/guild.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { aRubric, roundDraft } from '../scoring/drafts.ts';
import { callPlace, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const { world } = here;
const priya = here.who('Priya');

const TEMPLATE = `For whoever writes down a decision.

---

**What we decided:** in one sentence

**Why:** what spoke for it

**Who was asked:** names and teams

**Until when:** a day

**What speaks against it:** also what was said alone`;

const INTRODUCTION = `For whoever is **on call** and does not know whether to wake somebody. It was written after the outage in March, when three people each thought that another of them had called.

It says nothing about mending: that is in the runbook.`;

const tree = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ type: 'decision tree', title: 'What to do now', body: `${INTRODUCTION}\n\n${A_TREE}` }),
);
const rubric = await aRubric(world, priya, communityId);
const template = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ type: 'template', title: 'A decision record', body: TEMPLATE }),
);
const planned = await planSession(
  world,
  priya,
  communityId,
  sessionDraft(priya, { topic: 'On call', artifactIds: [tree.id, rubric.id, template.id] }),
);
const call = callPlace(await here.invited(priya, planned));
const params = { communityId, sessionId: planned.id };

async function opens(visitor: Visitor, title: string) {
  await visitor.panel.getByRole('tab', { name: 'Knowledge' }).click();
  const row = visitor.panel.getByRole('button', { name: title });
  const all = visitor.panel.getByRole('button', { name: 'All that is at hand' });
  await row.or(all).first().waitFor();
  if (await all.isVisible()) await all.click();
  await row.click();
}

/** Whether somebody beside the call sees it: nothing covers it, and no scrolling has moved it away. */
const isInSight = (one: Locator) =>
  one.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test('one leads through a decision tree, all see where they are, another takes the lead, and the outcome is noted', async () => {
  const ana = await here.visit('Ana', call);
  const ben = await here.visit('Ben', call);
  await opens(ana, 'What to do now');
  // What it is for is read before the walk begins, and does not push its buttons out of sight.
  const walking = ana.panel.getByRole('region', { name: 'Walk the tree' });
  await walking.getByText('For whoever is on call').waitFor();
  expect(await isInSight(walking.getByRole('button', { name: 'Walk it together' }))).toBe(true);
  expect(await walking.getByText('that is in the runbook').count()).toBe(0);
  await walking.getByRole('button', { name: 'Show more' }).click();
  await walking.getByText('that is in the runbook').waitFor();
  await walking.getByRole('button', { name: 'Walk it together' }).click();
  await walking.getByRole('heading', { name: 'Is it urgent?' }).waitFor();
  expect(await walking.getByText('For whoever is on call').count()).toBe(0);
  // Ben has another tab open and sees that something goes on.
  await ben.panel.getByRole('img', { name: 'Something here is worked on together' }).waitFor();
  await ben.panel.getByRole('tab', { name: 'Knowledge' }).click();
  await ben.panel.getByRole('button', { name: /What to do now.*leads everyone/ }).click();
  await ben.panel.getByText('Ana Figueira leads').waitFor();
  await ana.panel.getByRole('button', { name: 'Yes' }).click();
  await ben.panel.getByRole('heading', { name: 'Is anybody hurt?' }).waitFor();
  await ben.panel.getByRole('button', { name: 'No', exact: true }).click({ force: true });
  expect(await ben.panel.getByRole('heading', { name: 'Wait' }).count()).toBe(0);
  await ben.panel.getByRole('button', { name: 'Take the lead' }).click();
  await ben.panel.getByText('You lead, all see it').waitFor();
  // A key gives an answer where the tree has the focus, and begins a note elsewhere.
  await ben.panel.getByRole('button', { name: 'Yes', exact: true }).focus();
  await ben.page.keyboard.press('2');
  await ana.panel.getByRole('heading', { name: 'Wait' }).waitFor();
  await ben.panel.getByRole('button', { name: 'Note the outcome' }).click();
  await soon(async () =>
    (await world.call(priya, API.followSession, { params, query: {} })).notes.map(({ text }) => text),
  ).toEqual(['What to do now: Wait\n\nIs it urgent? Yes\nIs anybody hurt? No']);
  // Once is enough, also for whoever takes the lead next.
  await ben.panel.getByRole('button', { name: 'The outcome is noted' }).press('Enter');
  await ana.panel.getByRole('button', { name: 'Take the lead' }).click();
  await ana.panel.getByRole('button', { name: 'The outcome is noted' }).press('Enter');
  await ben.panel.getByText('Ana Figueira leads').waitFor();
  const { notes } = await world.call(priya, API.followSession, { params, query: {} });
  expect(notes).toHaveLength(1);
  await ana.panel.getByRole('button', { name: 'End the walk' }).click();
  await ben.panel.getByRole('button', { name: 'Walk it together' }).waitFor();
});

test('people score alone beside the call, and the facilitator reveals how far apart they are', async () => {
  const visitors = [await here.visit('Priya', call), await here.visit('Ana', call)] as const;
  const [leads, ana] = visitors;
  await opens(leads, rubric.title);
  await leads.panel.getByRole('button', { name: 'Score something' }).click();
  await leads.panel.getByLabel('What is being scored').fill('Pay for on-call');
  await leads.panel.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click();
  // Whoever is elsewhere in the panel sees that something began, and what.
  await ana.panel.getByRole('img', { name: 'Something here is worked on together' }).waitFor();
  const lists: string[] = [];
  ana.page.on('request', (request) => {
    if (request.url().endsWith(`/artifacts/${rubric.id}/rounds`)) lists.push(request.method());
  });
  await ana.panel.getByRole('tab', { name: 'Knowledge' }).click();
  await ana.panel.getByRole('button', { name: /Being scored: Pay for on-call/ }).click();
  await ana.panel.getByRole('button', { name: 'Give my scores' }).waitFor();
  expect(lists).toEqual(['GET']);
  for (const [{ panel }, level] of [
    [leads, 'Strong'],
    [ana, 'Not yet'],
  ] as const) {
    for (const criterion of ['Clarity', 'Evidence'])
      await panel.getByRole('group', { name: criterion }).getByRole('radio', { name: level }).check();
    await panel.getByRole('button', { name: 'Give my scores' }).click();
    await panel.getByText('Your scores are in.').waitFor();
  }
  await ana.panel.getByRole('button', { name: 'Show to everyone' }).click();
  await leads.panel.getByRole('button', { name: 'Reveal' }).click();
  await leads.panel.getByRole('button', { name: 'Reveal now' }).click();
  const spread = ana.panel.getByRole('heading', { name: 'The spread' });
  await spread.waitFor();
  await ana.panel.getByText('from 1 to 3').first().waitFor();
  // It is seen without looking for it.
  await soon(() => isInSight(spread)).toBe(true);
  await leads.panel.getByRole('button', { name: 'Close the round' }).click();
  await leads.panel.getByLabel('What was decided').fill('We pay from March on.');
  await leads.panel.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  for (const seen of [leads.panel, ana.panel, ana.stage]) {
    await seen.getByText('We pay from March on.').waitFor();
    await seen.getByRole('heading', { name: 'The spread' }).waitFor();
  }
});

test('what one reads stays open when something else begins beside it, and both are at hand', async () => {
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'One template', artifactIds: [template.id] }),
  );
  const { panel } = await here.visit('Ana', callPlace(await here.invited(priya, session)));
  await panel.getByRole('tab', { name: 'Knowledge' }).click();
  const fillIn = panel.getByRole('button', { name: 'Fill it in' });
  await fillIn.waitFor();
  await world.call(priya, API.beginRound, {
    params: { communityId, artifactId: rubric.id, roundId: crypto.randomUUID() },
    body: roundDraft({ subject: 'Night shifts', sessionId: session.id }),
  });
  const all = panel.getByRole('button', { name: 'All that is at hand' });
  await all
    .or(panel.getByRole('button', { name: /Being scored/ }))
    .first()
    .waitFor();
  expect(await fillIn.isVisible()).toBe(true);
  await all.click();
  await panel.getByRole('button', { name: /Being scored: Night shifts/ }).waitFor();
  await panel.getByRole('button', { name: template.title }).click();
  await fillIn.waitFor();
});

test('a template is filled in beside the call, over a reload, and goes on in the editor', async () => {
  const ana = await here.visit('Ana', call);
  await opens(ana, 'A decision record');
  await ana.panel.getByRole('button', { name: 'Fill it in' }).click();
  await ana.panel.getByRole('button', { name: 'Keep as a draft' }).click();
  await ana.panel.getByText('Give it a title.').waitFor();
  await ana.panel.getByLabel('Title').fill('Pay for on-call');
  await ana.panel.getByRole('textbox', { name: 'What we decided' }).fill('We pay from March on.');
  await ana.page.reload();
  await opens(ana, 'A decision record');
  await ana.panel.getByRole('button', { name: 'Go on filling it in' }).click();
  here.forgive(/net::ERR_/);
  await ana.context.setOffline(true);
  await ana.panel.getByRole('button', { name: 'Keep as a draft' }).click();
  await soon(() => isInSight(ana.panel.getByText('No answer from Guildhall'))).toBe(true);
  await ana.context.setOffline(false);
  await ana.panel.getByRole('button', { name: 'Keep as a draft' }).click();
  await ana.panel.getByText('“Pay for on-call” is a draft of yours.').waitFor();
  await ana.panel.getByRole('button', { name: 'Go on in Guildhall' }).click();
  await ana.app.getByText('We pay from March on.').first().waitFor();
});

test('what is not linked to the session is found beside the call and opens there', async () => {
  const other = await publishArtifact(
    world,
    priya,
    communityId,
    artifactDraft({ title: 'Handing over a shift', body: 'Name the open tickets.' }),
  );
  await world.settled();
  const ana = await here.visit('Ana', call);
  await ana.panel.getByRole('tab', { name: 'Knowledge' }).click();
  await ana.panel.getByRole('button', { name: 'Search' }).click();
  await ana.panel.getByRole('searchbox').fill('open tickets');
  const hit = ana.panel.getByRole('button', { name: other.title });
  await hit.waitFor();
  here.forgive(/net::ERR_/);
  await ana.context.setOffline(true);
  await ana.panel.getByRole('searchbox').fill('who decides');
  await ana.panel.getByText('No answer from Guildhall').waitFor();
  // Nothing found for other words passes for an answer.
  expect(await hit.count()).toBe(0);
  await ana.context.setOffline(false);
  await ana.panel.getByRole('searchbox').fill('open tickets');
  await hit.click();
  await ana.panel.getByText('Name the open tickets.').waitFor();
  await ana.panel.getByRole('button', { name: 'All that is at hand' }).click();
  await ana.panel.getByRole('button', { name: 'What to do now' }).waitFor();
});
