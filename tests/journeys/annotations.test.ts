import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { appPlace, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });

const BODY = [
  '# Feedback that lands',
  'Ask first whether now is a good time.',
  'Say what you saw, and no more than that.',
  '## Afterwards',
  'Thank them for listening, and stop there.',
].join('\n\n');
const REVISED = BODY.replace('Ask first whether', 'In a quiet room, ask first whether').replace(
  '\n\nSay what you saw, and no more than that.',
  '\n\nDescribe one thing that happened, without a judgement.',
);

/** Selects words on the page with the mouse. */
async function select({ page, app }: Visitor, words: string): Promise<void> {
  const block = app.getByText(words);
  const box = await block.evaluate((element, sought) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, middle: top + height / 2 };
    }
    return null;
  }, words);
  const frame = await (await page.$('iframe[data-frame-context="content"]'))?.boundingBox();
  if (!box || !frame) throw new Error(`“${words}” is not on the page`);
  await page.mouse.move(frame.x + box.left + 1, frame.y + box.middle);
  await page.mouse.down();
  await page.mouse.move(frame.x + box.right, frame.y + box.middle, { steps: 4 });
  await page.mouse.up();
}

const card = ({ app }: Visitor, words: string) => app.getByRole('article').filter({ hasText: words });
const marked = ({ app }: Visitor) => app.locator('mark').allTextContents();

test('what people found stands beside its passage, is answered, taken up or declined, and follows the text', async () => {
  const artifact = await publishArtifact(
    here.world,
    here.who('Ben'),
    communityId,
    artifactDraft({ body: BODY }),
  );
  const path = `/communities/${communityId}/knowledge/${artifact.id}`;
  const tries = { artifact: { id: artifact.id, revision: 1 } };
  await publishReport(
    here.world,
    here.who('Ana'),
    await beginPilot(here.world, here.who('Ana'), communityId, tries),
  );
  const ana = await here.visit('Ana', appPlace(path));

  // With the mouse.
  await ana.app.getByText('Ask first whether').waitFor();
  await select(ana, 'now is a good time');
  await ana.app.getByRole('toolbar').getByRole('button', { name: 'Exception' }).click();
  await ana.app.getByRole('textbox', { name: 'When does this not hold?' }).fill('Not in the open office.');
  await ana.app.getByRole('textbox', { name: 'Where it was so' }).fill('12 people, one room');
  await ana.app.getByRole('button', { name: 'Add it' }).click();
  await card(ana, 'Not in the open office.').waitFor();
  expect(await marked(ana)).toEqual(['now is a good time']);

  // With the keyboard alone.
  await ana.app.getByRole('button', { name: 'Annotate' }).focus();
  await ana.page.keyboard.press('Enter');
  await ana.app.getByRole('dialog', { name: 'Annotate a passage' }).waitFor();
  await ana.page.keyboard.press('Space');
  for (let down = 0; down < 2; down += 1) await ana.page.keyboard.press('ArrowDown');
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('Control+Home');
  for (let word = 0; word < 4; word += 1) await ana.page.keyboard.press('Control+Shift+ArrowRight');
  await ana.app.getByText('Only “Say what you saw”.').waitFor();
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('Enter');
  await soon(() => ana.app.locator('textarea:focus').count()).toBe(1);
  await ana.page.keyboard.type('It sounded like a charge sheet.');
  await ana.page.keyboard.press('Shift+Tab');
  await ana.page.keyboard.press('ArrowRight');
  await ana.page.keyboard.press('ArrowRight');
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('Control+Enter');
  await card(ana, 'charge sheet').waitFor();
  await soon(() => marked(ana)).toEqual(['now is a good time', 'Say what you saw']);

  // Whoever published it answers one, takes one up and declines the other.
  const ben = await here.visit('Ben', '#/teams/home');
  await ben.app.getByRole('link', { name: 'Feedback that lands' }).first().click();
  await card(ben, 'open office')
    .getByRole('button', { name: /^Exception Ana/ })
    .click();
  await card(ben, 'open office').getByRole('button', { name: 'Answer' }).click();
  await ben.app.getByRole('textbox', { name: 'Your answer' }).fill('Shall we say a quiet room?');
  await ben.app.getByRole('button', { name: 'Send the answer' }).click();
  await card(ben, 'Shall we say a quiet room?').waitFor();
  await card(ben, 'open office').getByRole('button', { name: 'Take it up' }).click();
  await ben.app.getByRole('textbox', { name: 'What this is for' }).fill(REVISED);
  const beside = (words: string) => ben.app.getByRole('listitem').filter({ hasText: words });
  // What is written has the room, and what others said stands at its right.
  const written = await ben.app.getByRole('textbox', { name: 'What this is for' }).boundingBox();
  const said = await beside('open office').boundingBox();
  expect(written?.width ?? 0).toBeGreaterThan(500);
  expect(said?.x ?? 0).toBeGreaterThan((written?.x ?? 0) + (written?.width ?? 0));
  expect(await beside('open office').getByRole('checkbox').isChecked()).toBe(true);
  await beside('charge sheet').getByRole('button', { name: 'Decline' }).click();
  await ben.app.getByRole('textbox', { name: /Why not/ }).fill('It says “saw”, and no charge.');
  await beside('charge sheet').getByRole('button', { name: 'Decline' }).click();
  await beside('charge sheet').waitFor({ state: 'detached' });
  await ben.app.getByText('Saved as a draft').waitFor();
  // It stays away while he goes on writing and that is saved.
  const saved = ben.page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.url().includes(artifact.id),
  );
  await ben.app.getByRole('textbox', { name: 'What this is for' }).fill(`${REVISED} Then go.`);
  await saved;
  await ben.app.getByText('Saved as a draft').waitFor();
  expect(await beside('open office').count()).toBe(1);
  expect(await beside('charge sheet').count()).toBe(0);
  // What Ana's report proposes stands beside the text too.
  await beside('Name a keeper.').getByRole('link', { name: 'A decision log on one page' }).waitFor();

  // Meanwhile Ana has found something else, whose passage the revision will not have.
  await select(ana, 'Say what you saw');
  await ana.app.getByRole('toolbar').getByRole('button', { name: 'Worked' }).click();
  await ana.app.getByRole('textbox', { name: 'What worked' }).fill('In writing it went well.');
  await ana.app.getByRole('button', { name: 'Add it' }).click();
  await card(ana, 'In writing').waitFor();

  await ben.app.getByRole('button', { name: 'Publish' }).click();
  await ben.app.getByText(`Takes up what ${here.who('Ana').displayName} wrote.`).waitFor();
  await ben.app.getByRole('textbox', { name: 'What changed, and why' }).fill('A quiet room');
  await ben.app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await ben.app.getByText('2 answered').click();
  await card(ben, `Taken up in revision 2 by ${here.who('Ben').displayName}`).waitFor();
  await card(ben, 'It says “saw”, and no charge.').waitFor();

  // What has no place any more is placed.
  await ben.app.getByText('1 annotation without a place').waitFor();
  await ben.app.getByRole('button', { name: 'Show', exact: true }).click();
  await ben.app.getByRole('button', { name: 'Place it' }).click();
  await ben.app.getByRole('radio', { name: /Describe one thing/ }).click();
  await ben.app.getByRole('button', { name: 'Place it here' }).click();
  await ben.app.getByText('1 annotation without a place').waitFor({ state: 'detached' });
  await soon(() => marked(ben)).toEqual(['Describe one thing that happened, without a judgement.']);

  // Ana is told of all three, and led to where it stands.
  await here.world.settled();
  await ana.open('/');
  await ana.app.getByText(/takes up your annotation/).waitFor();
  await ana.app.getByText(/was declined/).waitFor();
  await ana.app.getByRole('listitem').filter({ hasText: 'was declined' }).getByRole('link').click();
  await card(ana, 'It says “saw”, and no charge.').waitFor();

  const { annotations } = await here.world.call(here.who('Ana'), API.openArtifact, {
    params: { communityId, artifactId: artifact.id },
  });
  expect(annotations?.map(({ state }) => state).sort()).toEqual(['declined', 'incorporated', 'open']);
});

test('an annotation that is declined while the text is being saved stays declined', async () => {
  const { world } = here;
  const { id: artifactId } = await publishArtifact(
    world,
    here.who('Ben'),
    communityId,
    artifactDraft({ body: BODY }),
  );
  const words = 'Nobody listened.';
  await world.call(here.who('Ana'), API.annotate, {
    params: { communityId, artifactId, annotationId: id() },
    body: {
      ...{ kind: 'failed', words, context: '', revision: 1, anchor: null },
      ...{ sessionId: null, pilotId: null },
    },
  });
  const { app, page, context } = await here.visit(
    'Ben',
    appPlace(`/communities/${communityId}/knowledge/${artifactId}/edit`),
  );
  const beside = app.getByRole('listitem').filter({ hasText: words });
  await beside.waitFor();
  let arrive = () => {};
  const mayArrive = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await context.route(`**/artifacts/${artifactId}`, async (route) => {
    if (route.request().method() === 'PATCH') await mayArrive;
    await route.continue();
  });
  const saving = page.waitForRequest((request) => request.method() === 'PATCH');
  await app.getByRole('textbox', { name: 'What this is for' }).fill(REVISED);
  await saving;
  await beside.getByRole('button', { name: 'Decline' }).click();
  await app.getByRole('textbox', { name: /Why not/ }).fill('Somebody did.');
  await beside.getByRole('button', { name: 'Decline' }).click();
  await beside.waitFor({ state: 'detached' });
  arrive();
  await app.getByText('Saved as a draft').waitFor();
  // Long enough for what was asked for meanwhile.
  await here.world.settled();
  expect(await beside.count()).toBe(0);
});
