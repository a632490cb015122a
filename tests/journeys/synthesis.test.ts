import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import {
  artifactDraft,
  captureNote,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
} from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Devika: 'sponsor' });
const { world } = here;
const community = `/communities/${communityId}`;

const SPEECH = 'I went first and turned it into a speech. Next time the moment is my first sentence.';

async function closedSession() {
  const priya = here.who('Priya');
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Asking first' }));
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(priya, { topic: 'What we tried in autumn', artifactIds: [playbook.id] }),
  );
  await captureNote(world, here.who('Ana'), session, noteDraft(SPEECH, { kind: 'failure' }));
  await captureNote(world, priya, session, noteDraft('Nobody asks on the night desk', { kind: 'story' }));
  const asks = noteDraft('Would Devika come on a Friday', { kind: 'question' });
  await captureNote(world, priya, session, asks);
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id } });
  return { session, playbook };
}

test('a note becomes a case note and an annotation; each says where it is from, and the note what it became', async () => {
  const { session } = await closedSession();
  const ana = await here.visit('Ana', appPlace(`${community}/sessions/${session.id}`));
  const worth = ana.app.getByRole('region', { name: 'Worth keeping' });
  await worth.getByText('A failure that taught something').waitFor();
  await worth.getByRole('button', { name: /^Dismiss: Nobody asks/ }).click();
  await expect.poll(() => worth.getByRole('button', { name: /^Dismiss/ }).count()).toBe(1);
  await worth.getByRole('button', { name: 'Make a case note of it' }).click();
  const title = ana.app.getByLabel('Title');
  await title.waitFor();
  expect(await title.inputValue()).toBe('I went first and turned it into a speech');
  await title.fill('The speech');
  await ana.app.getByText('Saved as a draft').waitFor();
  await ana.app.getByRole('button', { name: 'Publish' }).click();
  await ana.app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await ana.app.getByRole('heading', { name: 'The speech', level: 1 }).waitFor();
  await ana.app
    .getByText('From a note by Ana')
    .getByRole('link', { name: 'What we tried in autumn' })
    .click();
  const summary = ana.app.getByRole('region', { name: 'Summary' });
  await summary.getByText('Became').getByRole('link', { name: 'The speech' }).waitFor();
  // What has become something is offered no more, and what was dismissed stays so in this browser.
  expect(await worth.count()).toBe(0);

  await summary.getByRole('button', { name: /^Make more of it: Nobody asks/ }).click();
  await ana.app.getByRole('menuitem', { name: 'Annotate a playbook with it' }).click();
  const sheet = ana.app.getByRole('dialog', { name: 'Annotate a playbook with it' });
  await sheet.getByRole('radio', { name: /Ask first/ }).check();
  await sheet.getByRole('button', { name: 'Go on' }).click();
  expect(await sheet.getByRole('textbox').first().inputValue()).toBe('Nobody asks on the night desk');
  await sheet.getByRole('button', { name: 'Add it' }).click();
  await sheet.waitFor({ state: 'detached' });
  await summary.getByText('Annotates').getByRole('link', { name: 'Asking first' }).waitFor();
});

test('a quarter is assembled, edited and published; a sponsor reads it and takes it away as a Word document', async () => {
  const priya = await here.visit('Priya', appPlace(`${community}/knowledge`));
  await priya.app.getByRole('link', { name: 'What we learned' }).click();
  await priya.app.getByText(/^Drawn from 1 session, 3 notes/).waitFor();
  const assembled = priya.app.getByRole('region', { name: 'What was assembled' });
  await assembled.getByText('Would Devika come on a Friday').waitFor();
  await priya.app.getByRole('checkbox', { name: /Devika come on a Friday.*names Devika/ }).check();
  await expect.poll(() => assembled.getByText('Would Devika').count()).toBe(0);
  await priya.app.getByRole('button', { name: 'Write on from this' }).click();
  const title = priya.app.getByLabel('Title');
  await title.waitFor();
  expect(await title.inputValue()).toMatch(/^What we learned: /);
  await title.fill('What the autumn taught us');
  await priya.app.getByText('Saved as a draft').waitFor();
  await priya.app.getByRole('button', { name: 'Publish' }).click();
  await priya.app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await priya.app.getByRole('heading', { name: 'What the autumn taught us', level: 1 }).waitFor();
  await priya.app.getByRole('button', { name: 'Annotate' }).first().waitFor();
  // What others say of it comes last, with words like those of the button that a report must not have.
  await priya.app.getByText('Nobody has said yet how this went.').waitFor();
  // A report is nothing that somebody tries.
  for (const name of ['Try it', 'Be the first'])
    expect(await priya.app.getByRole('button', { name, exact: true }).count()).toBe(0);
  expect(await priya.app.getByText('Nobody has tried this yet.').count()).toBe(0);
  await priya.app.getByRole('link', { name: 'Assemble again' }).click();
  // The page that it has become is the one thing that was published since.
  await priya.app.getByRole('heading', { name: 'Not in the report yet' }).waitFor();

  const devika = await here.visit('Devika', appPlace(`${community}/knowledge`));
  await devika.app.getByRole('link', { name: 'What we learned' }).click();
  await devika.app.getByRole('link', { name: 'What the autumn taught us' }).click();
  await devika.app.getByRole('heading', { name: 'What failed, and what was learned from it' }).waitFor();
  expect(await devika.app.getByText('Would Devika').count()).toBe(0);
  expect(await devika.app.getByRole('link', { name: 'Assemble again' }).count()).toBe(0);
  const downloading = devika.page.waitForEvent('download');
  await devika.app.getByRole('button', { name: 'More' }).click();
  await devika.app.getByRole('menuitem', { name: 'Download as Word' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('what-the-autumn-taught-us.docx');
  const parts = unzipSync(await readFile(await file.path()));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('<w:pStyle w:val="Heading1"/>');
  expect(text).toContain('What failed, and what was learned from it');
  expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain(
    '<dc:title>What the autumn taught us</dc:title>',
  );
  await devika.app.getByRole('link', { name: 'What we tried in autumn' }).first().click();
  await devika.app.getByRole('heading', { name: 'What we tried in autumn', level: 1 }).waitFor();
});
