import type { Locator } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, moveTo, planSession, publishArtifact, sessionDraft } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

/** The Enter that ends a word, as browsers send it that have told the end of the composition before. */
const endWord = (field: Locator) =>
  field.evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
    ),
  );

test('an Enter that ends a word in an input method adds, chooses and saves nothing; the next one does', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/edit`));
  const { app } = priya;
  const norm = app.getByRole('textbox', { name: 'Norm 1' });
  await norm.fill('手');
  const norms = app.getByRole('textbox', { name: /^Norm \d/ });
  const before = await norms.count();
  await endWord(norm);
  expect(await norms.count()).toBe(before);
  await norm.press('Enter');
  await soon(() => norms.count()).toBe(before + 1);

  const zone = app.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('mumbai');
  await app.getByRole('option', { name: /Kolkata/ }).waitFor();
  await endWord(zone);
  expect(await zone.inputValue()).toBe('mumbai');
  await zone.press('Enter');
  expect(await zone.inputValue()).toBe('Asia/Kolkata');

  const session = await planSession(
    here.world,
    here.who('Priya'),
    communityId,
    sessionDraft(here.who('Priya')),
  );
  await priya.open(`/communities/${communityId}/sessions/${session.id}/edit`);
  const item = app.getByRole('textbox', { name: 'Title of item 1' });
  const items = app.getByRole('textbox', { name: /^Title of item/ });
  await item.fill('振り返り');
  const planned = await items.count();
  await endWord(item);
  expect(await items.count()).toBe(planned);
  await item.press('Enter');
  await soon(() => items.count()).toBe(planned + 1);

  const begun = await here.invited(here.who('Priya'), { communityId, id: session.id });
  await moveTo(here.world, here.who('Priya'), begun);
  await priya.join(begun);
  const note = priya.panel.locator('textarea').first();
  await note.fill('ใครพูดก่อน');
  await endWord(note);
  expect(await note.inputValue()).toBe('ใครพูดก่อน');
  await note.press('Enter');
  await soon(() => note.inputValue()).toBe('');
});

test('the participants of a meeting’s report are imported, with their roles said before', async () => {
  const [ana, ben] = [here.who('Ana'), here.who('Ben')];
  const report = [
    '1. Summary',
    'Meeting title\tLeads',
    '',
    '2. Participants',
    'Name\tFirst Join\tEmail\tParticipant ID (UPN)\tRole',
    `Ana\t9:00\t${ana.mail}\t${ana.userPrincipalName}\tPresenter`,
    `Ben\t9:00\t\u200b${ben.mail};\t\tOrganizer`,
    '',
    '3. In-Meeting Activities',
    'Name\tJoin Time\tEmail\tRole',
    `Ana\t9:00\t${ana.mail}\tPresenter`,
  ].join('\r\n');
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/people/import`));
  await priya.app
    .locator('input[type=file]')
    .setInputFiles({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from(report, 'utf16le') });
  await priya.app.getByRole('button', { name: 'Check' }).click();
  await priya.app.getByText('2 ready').waitFor();
  await priya.app.getByText('“Organizer” is not a role here: Member').waitFor();
  await priya.app.getByRole('button', { name: 'Add 2 people' }).click();
  await priya.app.getByRole('heading', { name: /2 people joined/ }).waitFor();
  const { members } = await here.world.call(here.who('Priya'), API.listMembers, { params: { communityId } });
  expect(members.filter(({ id }) => [ana.id, ben.id].includes(id)).map(({ role }) => role)).toEqual([
    'member',
    'member',
  ]);
});

test('a link to a part of a playbook brings it into view', async () => {
  const body = `[To the end](#the-end)\n\n${'Ask first.\n\n'.repeat(150)}## The *end*\n\nThank everybody.`;
  const { id } = await publishArtifact(here.world, here.who('Priya'), communityId, artifactDraft({ body }));
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/${id}`));
  const end = priya.app.getByRole('heading', { name: 'The end' });
  await end.waitFor();
  const top = async () => (await end.boundingBox())?.y ?? 10_000;
  expect(await top()).toBeGreaterThan(800);
  await priya.app.getByRole('link', { name: 'To the end' }).click();
  await soon(top).toBeLessThan(800);
});
