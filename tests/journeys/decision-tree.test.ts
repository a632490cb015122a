import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { appPlace, soon } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({});

test('a test case that does not arrive is said before anybody presses Publish, beside the tree as readers will see it', async () => {
  const draft = await here.world.call(here.who('Priya'), API.draftArtifact, {
    params: { communityId, artifactId: id() },
    body: artifactDraft({
      type: 'decision tree',
      title: 'What to do now',
      body: `${A_TREE}\n\n## Test cases\n\n- A boiler: *No* → [Call for help](#call-for-help)`,
    }),
  });
  const { app } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${draft.id}/edit`),
  );
  await app.getByRole('button', { name: 'Publish' }).click();
  const sheet = app.getByRole('dialog');
  await sheet.getByText('A test case does not arrive where it should').waitFor();
  await sheet.getByText('A boiler: Arrives at “Wait” instead of “Call for help”.').waitFor();
  expect(await sheet.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true');
  await sheet.getByText('→ 4. Wait').first().waitFor();
});

test('by keyboard alone somebody builds a tree from nothing, keeps a test case, publishes it and walks it', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/new`));
  const keys = new Keyboard(priya);
  const { app } = priya;
  await keys.fill('textbox', 'Title', 'Who has to know?');
  await keys.to('combobox', 'Type');
  await keys.type('Decision');

  await keys.fill('textbox', 'What is the question?', 'Is anybody in danger?');
  await keys.choose('button', '+ Outcome for answer 1');
  // The field of what was made has the focus.
  await keys.given('textbox', 'What should they do?');
  await keys.type('Call the emergency line');
  await app.getByRole('treeitem', { name: /^Outcome: Call the emergency line/ }).waitFor();

  // Back in the picture, by its own keys.
  await keys.to('treeitem', /^Outcome: Call/, 'Shift+Tab');
  await keys.press('ArrowLeft');
  await keys.press('Enter');
  await keys.given('textbox', 'What is the question?');
  await keys.choose('button', '+ Question for answer 2');
  await keys.given('textbox', 'What is the question?');
  await keys.type('Has it happened before?');
  await keys.to('combobox', 'Answer 1 leads to');
  await keys.type('Call');
  await app.getByText('One thing to look at').waitFor();
  await app.getByText('“No” leads nowhere yet.').waitFor();
  await keys.choose('button', '+ Outcome for answer 2');
  await keys.given('textbox', 'What should they do?');
  await keys.type('Write it down');
  await app.getByText('Every way leads to an outcome.').waitFor();

  // A step back and forth again.
  await keys.press('Control+z');
  await app.getByText('It has no words yet.').waitFor();
  await keys.press('Control+y');
  await app.getByText('Every way leads to an outcome.').waitFor();

  await keys.to('tab', 'Build', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.choose('button', 'No');
  await keys.choose('button', 'No');
  await app.getByRole('heading', { name: 'Write it down' }).waitFor();
  await keys.choose('button', 'Keep this walk as a test case');
  await keys.fill('textbox', 'Who asks, or what about?', 'A remark in a meeting');
  await keys.press('Enter');
  await app.getByText('Kept as a test case.').waitFor();
  await keys.press('Control+Enter');
  await app.getByRole('dialog').waitFor();
  await keys.choose('button', 'Publish');

  await keys.choose('button', 'Walk it');
  await app.getByRole('heading', { name: 'Is anybody in danger?' }).waitFor();
  await keys.press('2');
  await soon(() => app.locator(':focus').textContent()).toBe('Has it happened before?');
  await keys.press('1');
  await app.getByText('You have arrived').waitFor();
  await app.getByRole('heading', { name: 'Call the emergency line' }).waitFor();
  await keys.choose('button', '‹ Back one question');
  await soon(() => app.locator(':focus').textContent()).toBe('Has it happened before?');
  await (await keys.frame()).evaluate('history.back()');
  await app.getByText('You have arrived').waitFor();
  await keys.choose('button', 'Start again');
  await soon(() => app.locator(':focus').textContent()).toBe('Is anybody in danger?');
  expect([...keys.faults]).toEqual([]);
});
