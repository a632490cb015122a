import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { setAhead } from '../../local/clock.ts';
import { aRubric } from '../scoring/drafts.ts';
import { appPlace, PATIENCE, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const { world } = here;
const knowledge = `/communities/${communityId}/knowledge`;
const rubric = await aRubric(world, here.who('Priya'), communityId);
const SUBJECT = 'Who decides on exceptions';

async function score({ app }: Visitor, clarity: string, evidence: string, send = 'Give my scores') {
  for (const [criterion, level] of [
    ['Clarity', clarity],
    ['Evidence', evidence],
  ] as const)
    await app.getByRole('group', { name: criterion }).getByRole('radio', { name: level }).press('Space');
  await app.getByRole('button', { name: send }).press('Enter');
  await app.getByText('Your scores are in.').waitFor();
}

test('a new rubric begins with its grid, and what is written around it is written as it will look', async () => {
  const { app, page } = await here.visit('Priya', appPlace(`${knowledge}/new`));
  await app.getByRole('textbox', { name: 'Title' }).fill('A good decision');
  await app.getByRole('combobox', { name: 'Type' }).selectOption('rubric');
  await app.getByText('Name criterion 1 before anybody scores.').press('Enter');
  await page.keyboard.type('Clarity');
  await app.getByText('Describe “Not yet” of “Clarity” before anybody scores.').waitFor();
  await app.getByRole('textbox', { name: 'After the table' }).click();
  await page.keyboard.type('## How to score');
  await app.getByRole('heading', { name: 'How to score' }).waitFor();
  await app.getByRole('button', { name: 'Text' }).click();
  await app.getByRole('cell', { name: 'Clarity' }).waitFor();
  await app.getByRole('heading', { name: 'How to score' }).waitFor();
});

test('a level is described in the grid before anybody scores, by keys alone', async () => {
  const priya = await here.visit('Priya', appPlace(`${knowledge}/${rubric.id}/edit`));
  await priya.app.getByRole('button', { name: 'Add a criterion' }).press('Enter');
  await priya.app.getByText('Name criterion 3 before anybody scores.').press('Enter');
  const focused = (name: string) =>
    expect
      .poll(() =>
        priya.app
          .getByRole('textbox', { name, exact: true })
          .evaluate((field) => field === document.activeElement),
      )
      .toBe(true);
  await focused('Criterion 3');
  await priya.page.keyboard.type('Reach');
  await priya.app.getByText('Describe “Not yet” of “Reach” before anybody scores.').waitFor();
  await priya.page.keyboard.press('ArrowRight');
  await focused('Reach, Not yet');
  await priya.page.keyboard.type('One team');
  await priya.app.getByText('Describe “Getting there” of “Reach” before anybody scores.').waitFor();
  await priya.page.keyboard.press('Home');
  await priya.page.keyboard.press('ArrowUp');
  await focused('Evidence, Not yet');
  await expect
    .poll(
      async () =>
        (
          await world.call(here.who('Priya'), API.openArtifact, {
            params: { communityId, artifactId: rubric.id },
          })
        ).draft?.body ?? '',
      { timeout: PATIENCE },
    )
    .toContain('| Reach | One team |');
});

test('three score alone, all is revealed at once, and after talking they have moved closer; after sixty days Home asks again', async () => {
  const priya = await here.visit('Priya', appPlace(`${knowledge}/${rubric.id}`));
  await priya.app.getByRole('table', { name: 'Rubric' }).waitFor();
  await priya.app.getByRole('button', { name: 'Score something' }).press('Enter');
  await priya.app.getByLabel('What is being scored').fill(SUBJECT);
  await priya.app.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await priya.app.getByText('0 of 3 have scored').first().waitFor();
  const at = await priya.path();
  await world.settled();

  const ana = await here.visit('Ana', appPlace('/'));
  await ana.app.getByRole('link', { name: `Priya Raman asks you to score: ${SUBJECT}` }).press('Enter');
  await ana.app.getByRole('button', { name: 'Give my scores' }).press('Enter');
  await ana.app.getByText('Still to score: Clarity and Evidence.').waitFor();
  await score(ana, 'Not yet', 'Getting there');
  const ben = await here.visit('Ben', appPlace(at));
  await score(ben, 'Exemplary', 'Getting there');
  await score(priya, 'Strong', 'Strong');
  // Without loading anew, and without a word of what anybody has scored.
  await ana.app.getByText('3 of 3 have scored').first().waitFor();
  expect(await ana.app.getByText('Talk about:').count()).toBe(0);
  expect(await ana.app.getByRole('button', { name: 'Reveal' }).count()).toBe(0);

  await priya.app.getByRole('button', { name: 'Reveal' }).press('Enter');
  await priya.app.getByText('Talk about: Clarity, from 1 to 4').waitFor();
  await priya.app.getByText('3 people scored. With so few, a dot may be recognised.').waitFor();
  await ana.app.getByText('Talk about: Clarity, from 1 to 4').waitFor();
  await ana.app.getByRole('button', { name: 'Show my name' }).press('Enter');
  await ana.app.getByText('Your dots have your name.').waitFor();

  await priya.app.getByRole('button', { name: 'Score again' }).press('Enter');
  await priya.app.getByText('Before you talked').waitFor();
  await score(priya, 'Strong', 'Strong');
  for (const visitor of [ana, ben]) {
    await visitor.app.getByText('Score once more').waitFor();
    await score(visitor, 'Strong', 'Getting there');
  }
  await priya.app.getByText('3 of 3 have scored').first().waitFor();
  await priya.app.getByRole('button', { name: 'Reveal' }).press('Enter');
  await priya.app.getByText('all on 3, closer than before').waitFor();
  const named = priya.app.getByRole('row', { name: /^Clarity, After talking/ });
  expect(await named.textContent()).toContain('3 people, the median, among them Ana');

  await priya.app.getByRole('button', { name: 'Close the round' }).press('Enter');
  await priya.app.getByLabel('What was decided').fill('The two leads decide');
  const sheet = priya.app.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Close', exact: true }).last().press('Enter');
  await priya.app.getByText(/^To be scored again/).waitFor();
  await world.settled();
  const asked = `Time to score again: ${SUBJECT}`;
  const before = await here.visit('Ana', appPlace('/'));
  await before.app.getByRole('heading').first().waitFor();
  expect(await before.app.getByText(asked).count()).toBe(0);

  // At once: in the steps of the workbench sixty days take a minute.
  setAhead(60 * 86_400_000);
  await world.host.invokeTimer('tellPeople');
  await world.settled();
  const later = await here.visit('Ana', appPlace('/'));
  await later.app.getByRole('link', { name: asked }).press('Enter');
  await later.app.getByText('The two leads decide').waitFor();
  await later.app.getByRole('button', { name: 'Score it again now' }).press('Enter');
  await later.app.getByText('See the round from then').waitFor();
  await score(later, 'Exemplary', 'Strong');
  const params = {
    communityId,
    artifactId: rubric.id,
    roundId: (await later.path()).split('/').at(-1) ?? '',
  };
  const said = [3, 1].map((level) => ({ level, word: '' }));
  await world.call(here.who('Ben'), API.scoreRound, { params, body: { pass: 1, scores: said } });
  await later.app.getByRole('button', { name: 'Reveal' }).press('Enter');
  await later.app.getByRole('button', { name: 'Reveal now' }).press('Enter');
  await later.app
    .getByText(/^Then, /)
    .first()
    .waitFor();
  await later.app.getByText('Now', { exact: true }).first().waitFor();
});
