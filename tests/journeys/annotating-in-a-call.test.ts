import { expect, test, vi } from 'vitest';
import { artifactDraft, planSession, publishArtifact, sessionDraft } from '../http/guild.ts';
import { appPlace, callPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member' });

test('what is said beside a call has the session as its context', async () => {
  const priya = here.who('Priya');
  const artifact = await publishArtifact(
    here.world,
    priya,
    communityId,
    artifactDraft({ body: 'Ask first.\n\nThank them for listening, and stop there.' }),
  );
  const planned = await planSession(
    here.world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Upwards', artifactIds: [artifact.id] }),
  );
  const ana = await here.visit('Ana', callPlace(await here.invited(priya, planned)));
  await ana.panel.getByRole('tab', { name: 'Knowledge' }).click();
  await ana.panel.getByRole('button', { name: 'Annotate' }).click();
  await ana.panel.getByRole('radio', { name: 'Thank them for listening, and stop there.' }).check();
  await ana.panel.getByRole('button', { name: 'Go on' }).click();
  await ana.panel.getByRole('radio', { name: 'Worked' }).check();
  await ana.panel.getByRole('textbox', { name: 'What worked' }).fill('They thanked us back.');
  await ana.panel.getByRole('button', { name: 'Add it' }).click();
  await ana.panel.getByText('Added.').waitFor();
  // It stands in the panel too, folded.
  await ana.panel.getByText('What others found: 1 annotation').click();
  const there = ana.panel.getByRole('listitem').filter({ hasText: 'They thanked us back.' });
  await there.getByText('Thank them for listening, and stop there.').waitFor();
  await ana.open(`/communities/${communityId}/knowledge/${artifact.id}`);
  const said = ana.app.getByRole('article').filter({ hasText: 'They thanked us back.' });
  await said.getByRole('button', { name: /^Worked/ }).click();
  await said.getByRole('link', { name: 'Upwards' }).waitFor();
});

test('a passage is picked from a list that has the width of a narrow page', async () => {
  const words = 'Say what it did to you, in one sentence that needs no other, and then wait.';
  const artifact = await publishArtifact(
    here.world,
    here.who('Priya'),
    communityId,
    artifactDraft({ title: 'Saying it', body: `Ask first.\n\n${words}` }),
  );
  const path = `/communities/${communityId}/knowledge/${artifact.id}`;
  // Beside the bar of Teams 320 px are left.
  const ana = await here.visit('Ana', appPlace(path), { width: 405 });
  await ana.app.getByRole('button', { name: 'Annotate' }).press('Enter');
  const passage = ana.app.getByRole('dialog').getByText(words);
  await passage.waitFor();
  const found = await passage.evaluate((one) => [innerWidth, one.getBoundingClientRect().width]);
  expect(found).toEqual([320, expect.toSatisfy((width: number) => width >= 240)]);
});
