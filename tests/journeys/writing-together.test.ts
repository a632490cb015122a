import type { FrameLocator, Locator } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });
const { world, who } = here;
const WORDS = Array.from({ length: 12 }, (_, at) => `w${at}`).join(' ');

async function begun(type: ArtifactType, body: string) {
  const { id } = await publishArtifact(world, who('Priya'), communityId, artifactDraft({ type, body }));
  const params = { communityId, artifactId: id };
  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${id}/edit`),
  );
  const read = async () =>
    (await world.call(who('Priya'), API.openArtifact, { params })).draft?.body.trimEnd() ?? '';
  return {
    app,
    page,
    read,
    /** Priya types on while what Marcus saves is met. */
    async typeThrough(field: Locator, marcus: (body: string) => string) {
      await page.keyboard.type('one ');
      const before = await world.call(who('Marcus'), API.openArtifact, { params });
      const { title, taxonomy, reviewBy, tags, etag } = before.artifact;
      const draft = { title, type, taxonomy, reviewBy, tags, body: marcus(before.draft?.body ?? body) };
      await world.call(who('Marcus'), API.reviseArtifact, { params, body: draft, etag });
      await page.keyboard.type('two ');
      await page.keyboard.press('Control+s');
      await page.keyboard.type(WORDS, { delay: 30 });
      expect(await field.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    },
  };
}

const merged = (app: FrameLocator) => app.getByText('Marcus changed other parts meanwhile').first().waitFor();
const form = (app: FrameLocator, name: string) => app.getByRole('textbox', { name, exact: true });

test('whoever types an answer keeps every word and the caret while another answer, and another paragraph of the same one, come in', async () => {
  here.forgive(/status of 412/);
  const { app, page, read, typeThrough } = await begun(
    'experiment summary',
    'In short.\n\n## What we did\n\nWe waited.\n\n## Lesson\n\nFirst.\n\nLast.\n\nEnd.\n',
  );
  const lesson = form(app, 'Lesson');
  await lesson.locator('p').filter({ hasText: 'Last.' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await typeThrough(lesson, (body) =>
    body.replace('We waited.', 'They waited.').replace('First.', 'At first.').replace('End.', 'The end.'),
  );
  await merged(app);
  await soon(read).toBe(
    `In short.\n\n## What we did\n\nThey waited.\n\n## Lesson\n\nAt first.\n\nLast. one two ${WORDS}\n\nThe end.`,
  );
  // One's own words alone are taken back.
  await page.keyboard.press('Control+z');
  expect(await lesson.innerText()).toContain('At first.');
});

test.each([
  ['as it will look', 'Rich'],
  ['as source', 'Source'],
])('whoever types a whole text %s keeps every word while others write above and below', async (_, way) => {
  here.forgive(/status of 412/);
  const body = '# Ask\n\nAsk first.\n\n- one\n- two\n- three\n\nThen stop.\n';
  const { app, page, read, typeThrough } = await begun('template', body);
  await app.getByRole('button', { name: way }).click();
  const text = form(app, 'Text');
  await text.waitFor();
  if (way === 'Source') {
    await text.focus();
    await text.evaluate((field: HTMLTextAreaElement) => {
      const at = field.value.indexOf('three') + 5;
      field.setSelectionRange(at, at);
    });
  } else {
    await text.locator('li').nth(2).click();
    await page.keyboard.press('End');
  }
  await page.keyboard.type(' ');
  await typeThrough(text, (before) =>
    before
      .replace('Ask first.', 'Always ask first.\n\nAlways.')
      .replace('- one', '- zero\n- one')
      .replace('Then stop', 'Then go on'),
  );
  await merged(app);
  await soon(read).toBe(
    `# Ask\n\nAlways ask first.\n\nAlways.\n\n- zero\n- one\n- two\n- three one two ${WORDS}\n\nThen go on.`,
  );
  await page.keyboard.press('Control+s');
});

test('whoever has a draft open beside somebody who writes sees what is saved there, without writing', async () => {
  const body = 'Ask first.';
  const { id } = await publishArtifact(world, who('Priya'), communityId, artifactDraft({ body }));
  const params = { communityId, artifactId: id };
  const knowledge = appPlace(`/communities/${communityId}/knowledge`);
  const { app, page, open } = await here.visit('Priya', knowledge, { alone: true });
  await app.getByRole('heading', { level: 1 }).waitFor();
  await page.clock.install();
  await open(`/communities/${communityId}/knowledge/${id}/edit`);
  await app.getByText('Ask first.').waitFor();
  const editor = crypto.randomUUID();
  await world.call(who('Marcus'), API.keepEditing, { params, body: { open: true, editor } });
  const { artifact } = await world.call(who('Marcus'), API.openArtifact, { params });
  const { title, type, taxonomy, reviewBy, tags, etag } = artifact;
  const draft = { title, type, taxonomy, reviewBy, tags, body: 'Ask, then wait.' };
  await world.call(who('Marcus'), API.reviseArtifact, { params, body: draft, etag });
  await page.clock.fastForward(21_000);
  await app.getByText('Ask, then wait.').waitFor();
  await app.getByText('Marcus is editing this too').waitFor();
});

test('whoever types into a tree stays at its question while others write elsewhere in it', async () => {
  here.forgive(/status of 412/);
  const body =
    'Why.\n\n## Is it urgent?\n\n- [Yes](#act)\n- [No](#wait)\n\n## Act\n\nAt once.\n\n## Wait\n\nA while.\n';
  const { app, page, read, typeThrough } = await begun('decision tree', body);
  await app.getByRole('treeitem', { name: /Wait/ }).last().click();
  const title = app.getByRole('textbox', { name: 'What should they do?' });
  await soon(() => title.inputValue()).toBe('Wait');
  await title.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await typeThrough(title, (before) =>
    before
      .replace('Why.', 'Why not.')
      .replace('## Act', '## Now\n\nGo.\n\n## Act')
      .replace(/Is it urgent\?/, 'Is it very urgent?'),
  );
  await merged(app);
  expect(await title.inputValue()).toBe(`Wait one two ${WORDS}`);
  await soon(read).toContain('## Is it very urgent?');
  await soon(read).toContain(`## Wait one two ${WORDS}`);
  await soon(read).toContain('## Now');
});

test.each<[ArtifactType, string, RegExp]>([
  ['checklist', '- [ ] Ask\n- [ ] Wait\n- [ ] Listen\n- [ ] Thank', /^Item 4$/],
  [
    'roadmap',
    '| Stage | Date | What will be true | Who leads |\n|---|---|---|---|\n| Ask |  |  |  |\n| Wait |  |  |  |\n| Thank |  |  |  |',
    /stage 3$/,
  ],
  [
    'rubric',
    '| Criterion | Low | High |\n|---|---|---|\n| Ask | a | b |\n| Wait | c | d |\n| Thank | e | f |',
    /^Criterion 3$/,
  ],
])('whoever types into a %s keeps every word while a row above comes in', async (type, body, name) => {
  here.forgive(/status of 412/);
  const { app, page, read, typeThrough } = await begun(type, body);
  const last = app.getByRole('textbox', { name }).first();
  await last.focus();
  const field = app.locator('input:focus, textarea:focus');
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  const root = app.locator('body');
  await typeThrough(root, (before) =>
    before.replace(/^(.*)Ask(.*)$/m, (row, left, right) => `${left}First${right}\n${row}`),
  );
  await merged(app);
  expect(await field.inputValue()).toBe(`Thank one two ${WORDS}`);
  await soon(read).toContain(`Thank one two ${WORDS}`);
  expect(await read()).toContain('First');
});

test('while one types on in a paragraph that another has changed, the form stays, says so, and opens both versions on demand', async () => {
  here.forgive(/status of 412/);
  const { app, page, read, typeThrough } = await begun(
    'interview finding',
    'Ana.\n\n## What they said\n\nNothing.\n',
  );
  const said = form(app, 'What they said');
  await said.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await typeThrough(said, (body) => body.replace('Nothing.', 'Everything.'));
  await app.getByText('There are two versions of what you are writing').waitFor();
  await page.keyboard.type(' and on');
  expect(await said.innerText()).toBe(`Nothing. one two ${WORDS} and on`);
  await app.getByRole('button', { name: 'Look at both' }).click();
  const part = app.getByRole('group', { name: 'Part 1 of 1' });
  await part.getByRole('radio', { name: 'Keep both' }).click();
  await app.getByRole('button', { name: 'Use these choices' }).click();
  await soon(read).toContain(`Nothing. one two ${WORDS} and on`);
  expect(await read()).toContain('Everything.');
});
