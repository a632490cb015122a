import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import {
  agendaItem,
  artifactDraft,
  captureNote,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
} from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const community = `/communities/${communityId}`;
const PASSAGE = 'Keep mornings free of meetings.';

test('a failure from a meeting becomes a pilot, its report changes the playbook, and the next session talks about it', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  const body = `# Meetings\n\n${PASSAGE}`;
  const draft = artifactDraft({ title: 'Fewer meetings', body });
  const playbook = await publishArtifact(world, priya, communityId, draft);
  const past = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const said = 'No meetings before noon';
  await captureNote(world, here.who('Ana'), past, noteDraft(said, { kind: 'failure' }));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: past.id } });
  const next = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, {
      format: 'debrief',
      agenda: [
        { ...agendaItem('Check-in'), minutes: 55 },
        { ...agendaItem('Debrief'), kind: 'debrief' },
      ],
    }),
  );

  // What was said is tried.
  const ben = await here.visit('Ben', appPlace(`${community}/sessions/${past.id}`));
  await ben.app
    .getByRole('link', { name: `Try it in my team: ${said}` })
    .first()
    .click();
  await ben.app.getByRole('textbox', { name: 'What I will do' }).waitFor();
  // What failed is what it is for.
  expect(await ben.app.getByRole('textbox', { name: 'What for' }).inputValue()).toBe(said);
  await ben.app.getByRole('textbox', { name: 'What I will do' }).fill(said);
  await ben.app.getByRole('combobox', { name: 'Playbook that is tried' }).selectOption({ index: 1 });
  await ben.app.getByRole('button', { name: 'Begin', exact: true }).click();
  await ben.app.getByRole('heading', { name: said, level: 1 }).waitFor();

  // What was tried is reported.
  await ben.app.getByRole('button', { name: 'More' }).click();
  await ben.app.getByRole('menuitem', { name: 'Write the report' }).click();
  await ben.app.getByRole('radio', { name: 'Failed' }).check();
  await ben.app.getByRole('textbox', { name: 'What was learned' }).fill('They only moved to the evening.');
  await ben.app.getByRole('checkbox', { name: 'Say so beside “Fewer meetings”' }).check();
  await ben.app.getByText('All of “Fewer meetings”').waitFor();
  await ben.app.getByRole('button', { name: 'Choose a passage' }).click();
  await ben.app.getByRole('radio', { name: PASSAGE }).focus();
  await ben.page.keyboard.press('Space');
  // Which sends nothing yet.
  await ben.page.keyboard.press('Enter');
  await ben.app.getByRole('button', { name: 'Choose it' }).click();
  await ben.app.getByRole('blockquote').getByText(PASSAGE).waitFor();
  await soon(() => ben.app.locator('button:focus').allTextContents()).toEqual(['Choose another passage']);
  await ben.app.getByText('Saved. Only you see it.').waitFor();
  await ben.app.getByRole('button', { name: 'Publish' }).click();
  await ben.app
    .getByRole('dialog', { name: 'Publish the report?' })
    .getByRole('button', { name: 'Publish' })
    .click();
  await ben.app.getByText('Thank you, Ben: what did not work').waitFor();

  // What was learned changes the playbook.
  const writer = await here.visit('Priya', appPlace(`${community}/knowledge/${playbook.id}`));
  await writer.app.getByText(/Tried once/).waitFor();
  await soon(() => writer.app.locator('mark').allTextContents()).toEqual([PASSAGE]);
  const card = writer.app.getByRole('article').filter({ hasText: 'They only moved to the evening.' });
  await card.getByRole('button', { name: /^Failed Ben/ }).click();
  await card.getByRole('button', { name: 'Take it up' }).click();
  await writer.app.getByRole('textbox', { name: 'What this is for' }).fill(`${body}\n\nAnd evenings too.`);
  await writer.app.getByText('Saved as a draft').waitFor();
  await writer.app.getByRole('button', { name: 'Publish' }).click();
  await writer.app.getByText(`Takes up what ${here.who('Ben').displayName} wrote.`).waitFor();
  await writer.app.getByRole('textbox', { name: 'What changed, and why' }).fill('Because a pilot failed');
  await writer.app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await writer.app.getByText('1 answered').waitFor();

  // The next session talks about it.
  await writer.open(`${community}/sessions/${next.id}`);
  await writer.app.getByRole('button', { name: `Put “${said}” on the agenda` }).click();
  // Which is more than fits.
  await writer.app.getByText(/is on the agenda, which is \d+ of 60 min now/).waitFor();
  await writer.app.getByRole('heading', { name: `Report: ${said}` }).waitFor();
  await writer.app.getByRole('button', { name: 'The pilot' }).click();
  await writer.app.getByText('They only moved to the evening.').waitFor();

  // And the session it came from says what came of it.
  await writer.open(`${community}/sessions/${past.id}`);
  const came = writer.app.getByRole('region', { name: 'What came of it' });
  await came.getByRole('link', { name: said }).waitFor();
  await came.getByText('Failed').waitFor();
});
