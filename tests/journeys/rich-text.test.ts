import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, asSource, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

test('a playbook is written as it will look by keyboard alone, published and read', async () => {
  const { app, page } = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/new`));
  const { keyboard } = page;
  await app.getByRole('textbox', { name: 'Title' }).fill('Feedback that lands');
  await app.getByRole('button', { name: 'Text', exact: true }).click();
  const text = app.getByRole('textbox', { name: 'Text' });
  await text.focus();
  await keyboard.type('Ask first, ');
  await keyboard.press('Control+b');
  await keyboard.type('then');
  await keyboard.press('Control+b');
  await keyboard.type(
    ' say what you saw.\n## How it goes\n1. Ask\nSay *it* softly\n\n[] I asked\nI listened',
  );
  await keyboard.press('Alt+Enter');
  await keyboard.type('\n\nSee this');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+k');
  await keyboard.type('javascript:alert(1)\n');
  await app.getByText('A link leads to an https address').waitFor();
  await keyboard.press('Control+a');
  await keyboard.type('example.org/feedback\n');
  await keyboard.press('End');
  await keyboard.press('Enter');
  // The toolbar is one tab stop before the text, and its arrows lead through it.
  await app.getByRole('button', { name: 'Undo' }).focus();
  await keyboard.press('End');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await keyboard.type('When');
  await keyboard.press('Tab');
  await keyboard.type('How');
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  expect(await text.evaluate((field) => field.contains(document.activeElement))).toBe(false);
  await app.getByText('Saved as a draft').waitFor();
  await text.focus();
  await keyboard.press('Control+Enter');
  await app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
  await app.getByRole('heading', { name: 'How it goes' }).waitFor();
  expect(await app.getByRole('checkbox', { name: 'I listened' }).isChecked()).toBe(true);
  const { artifacts } = await here.world.call(here.who('Priya'), API.listArtifacts, {
    params: { communityId },
  });
  const { body } = await here.world.call(here.who('Priya'), API.openArtifact, {
    params: { communityId, artifactId: artifacts[0]?.id ?? '' },
  });
  expect(body).toBe(
    'Ask first, **then** say what you saw.\n\n## How it goes\n\n1. Ask\n2. Say *it* softly\n\n- [ ] I asked\n- [x] I listened\n\nSee [this](https://example.org/feedback)\n\n| When | How | |\n|---|---|---|\n| | | |\n| | | |',
  );
});

test('a text with raw HTML opens as source and says why; the choice of source is remembered', async () => {
  const body = 'Press <kbd>Ctrl</kbd>.\n\nThen *wait*.';
  const { id } = await publishArtifact(here.world, here.who('Priya'), communityId, artifactDraft({ body }));
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/${id}/edit`));
  await priya.app.getByRole('button', { name: 'Text', exact: true }).click();
  await priya.app.getByText('This text has a raw HTML tag, which the editor cannot show.').waitFor();
  const source = priya.app.getByRole('textbox', { name: 'Text' });
  expect(await source.inputValue()).toBe(body);
  await source.fill('Press __Ctrl__.\n\nThen *wait*.');
  await priya.app.getByRole('button', { name: 'Rich' }).click();
  await soon(() => priya.app.locator('[role=textbox] strong').allTextContents()).toEqual(['Ctrl']);
  await priya.app.getByRole('textbox', { name: 'Text' }).focus();
  await priya.page.keyboard.press('Control+End');
  await priya.page.keyboard.type(' Go on.');
  // The first paragraph was not touched, so it stands as it was written.
  expect(await (await asSource(priya.app)).inputValue()).toBe('Press __Ctrl__.\n\nThen *wait*. Go on.');
  await priya.app.getByText('Saved as a draft').waitFor();
  await priya.page.reload();
  await priya.app.getByRole('button', { name: 'Text', exact: true }).click();
  await soon(() => priya.app.getByRole('textbox', { name: 'Text' }).inputValue()).toContain('__Ctrl__');
});

test('an answer of a form is written as it will look, and the answers beside it stay as they were', async () => {
  const body = 'Team of *7*.\n\n## What happened\n\nThe __call__ was\ntaken twice.\n';
  const { id } = await publishArtifact(
    here.world,
    here.who('Priya'),
    communityId,
    artifactDraft({ type: 'case note', body }),
  );
  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${id}/edit`),
  );
  const { keyboard } = page;
  await app.getByRole('textbox', { name: 'What we did' }).focus();
  await keyboard.press('Control+b');
  await keyboard.type('Waited');
  await keyboard.press('Control+b');
  await keyboard.type('\n- one\ntwo\n\n## Thanks\nTo all');
  await app.getByRole('textbox', { name: 'What came of it' }).focus();
  await app.getByRole('textbox', { name: 'Thanks' }).waitFor();
  // The heading has become a section of its own, and what is typed still arrives in the field that was entered.
  await keyboard.type('Peace');
  await soon(async () => {
    const params = { communityId, artifactId: id };
    return (await here.world.call(here.who('Priya'), API.openArtifact, { params })).draft?.body.trimEnd();
  }).toBe(
    `${body}\n## What we did\n\n**Waited**\n\n- one\n- two\n\n## What came of it\n\nPeace\n\n## Thanks\n\nTo all`,
  );
});
