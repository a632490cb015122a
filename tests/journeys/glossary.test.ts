import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { approve, endProposal, termDraft } from '../glossary/drafts.ts';
import {
  agendaItem,
  artifactDraft,
  captureNote,
  moveTo,
  noteDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  underWay,
} from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const path = `/communities/${communityId}/knowledge`;
const params = { communityId };

const BODY = [
  '# Looking back',
  'A retro is short. Another *retro* is not marked.',
  '## The retro itself',
  'See `retro` and [the retro](https://example.org), then hold your RETRO.',
].join('\n\n');

test('a term is proposed, agreed on, and opened where a playbook says it: by pointer, by key and with Escape', async () => {
  const { world } = here;
  const artifact = await publishArtifact(
    world,
    here.who('Ben'),
    communityId,
    artifactDraft({ title: 'Looking back', body: BODY }),
  );
  await approve(
    world,
    here.who('Ben'),
    communityId,
    termDraft({ term: 'Review', synonyms: ['Retro'], definition: 'We look at what came of it.' }),
  );

  const ana = await here.visit('Ana', appPlace(path));
  await ana.app.getByRole('link', { name: 'Glossary: what our words mean' }).click();
  await ana.app.getByRole('button', { name: 'Propose a term' }).click();
  await ana.app.getByRole('textbox', { name: 'Term', exact: true }).fill('Retrospective');
  await ana.app.getByRole('textbox', { name: 'What it means here' }).fill('We look back at *how* we worked.');
  await ana.app.getByRole('textbox', { name: 'Synonyms' }).fill('retro');
  expect(await ana.app.getByRole('textbox', { name: 'Plurals and other forms' }).inputValue()).toBe(
    'Retrospectives, retros',
  );
  await ana.app.getByText('“retro” is a synonym of both “Retrospective” and “Review”.').waitFor();
  await ana.app.getByRole('textbox', { name: 'Not to be confused with' }).fill('Review, stand-up');
  await ana.app.getByRole('button', { name: 'Propose it' }).click();
  await ana.app.getByRole('heading', { name: 'A new term is proposed' }).waitFor();

  // Ben answers on Home, in place.
  const ben = await here.visit('Ben', appPlace('/'));
  await ben.app.getByRole('button', { name: 'Answer: what do you say to “Retrospective”?' }).click();
  await ben.app.getByRole('button', { name: 'I have no objection' }).click();
  await ben.app.getByText('proposes the term').waitFor({ state: 'detached' });

  const { terms } = await world.call(here.who('Ben'), API.listTerms, { params });
  const term = terms.find(({ proposal }) => proposal);
  await endProposal(world, communityId, term?.id ?? '');
  const list = await here.visit('Ben', appPlace(`${path}/glossary`));
  await list.app.getByRole('link', { name: 'Retrospective', exact: true }).waitFor();
  await list.app.getByRole('link', { name: 'Review', exact: true }).first().waitFor();
  await list.app
    .getByText('“retro” is a synonym of both')
    .or(list.app.getByText('“Retro” is a synonym of both'))
    .first()
    .waitFor();

  const reader = await here.visit('Ben', appPlace(`${path}/${artifact.id}`));
  const marks = reader.app.locator('[data-term]');
  await marks.first().waitFor();
  // Once in each section, and neither in the heading nor in code or the link.
  expect(await marks.allTextContents()).toEqual(['retro', 'RETRO']);
  const bubble = reader.app.locator('[popover]');
  await marks.first().hover();
  await bubble.getByText('We look back at how we worked.').waitFor();
  // Both meanings, and it stays while the pointer is on it.
  await bubble.getByText('We look at what came of it.').hover();
  await reader.page.keyboard.press('Escape');
  await bubble.waitFor({ state: 'detached' });
  await marks.last().focus();
  await reader.page.keyboard.press('Enter');
  await bubble.getByText('We look back at how we worked.').waitFor();
  await reader.page.keyboard.press('Tab');
  expect(await bubble.locator(':focus').textContent()).toBe('In the glossary');
  await reader.page.keyboard.press('Escape');
  await bubble.waitFor({ state: 'detached' });
  expect(await reader.app.locator('[data-term]:focus').textContent()).toBe('RETRO');
});

test('a note, a title and a prompt of an agenda are marked, once in each item, and a term’s page says where it is used', async () => {
  const { world } = here;
  await approve(
    world,
    here.who('Ana'),
    communityId,
    termDraft({
      term: 'Pre-mortem',
      synonyms: [],
      definition: 'We imagine that it failed.',
      notConfused: [],
    }),
  );
  const session = await planSession(
    world,
    here.who('Priya'),
    communityId,
    sessionDraft(here.who('Ben'), {
      when: underWay(),
      agenda: [
        { ...agendaItem('Try it'), prompt: 'Hold a pre-mortem in pairs' },
        { ...agendaItem('Pre-mortem on returns'), prompt: 'The same pre-mortem, all together' },
      ],
    }),
  );
  await moveTo(world, here.who('Ben'), session);
  await captureNote(world, here.who('Ben'), session, noteDraft('Two pre-mortems, one hour'));
  const ana = await here.visit('Ana', appPlace(`/communities/${communityId}/sessions/${session.id}`));
  const marks = ana.app.locator('[data-term]');
  await ana.app.locator('[data-term]', { hasText: 'pre-mortems' }).waitFor();
  expect((await marks.allTextContents()).sort()).toEqual(['Pre-mortem', 'pre-mortem', 'pre-mortems']);
  const title = ana.app.getByRole('heading', { level: 3, name: 'Pre-mortem on returns' });
  expect(await title.locator('[data-term]').textContent()).toBe('Pre-mortem');
  await marks.first().click();
  await ana.app.locator('[popover]').getByRole('link', { name: 'In the glossary: Pre-mortem' }).click();
  await ana.app.getByRole('heading', { name: 'Where it is used' }).waitFor();
  await ana.app.getByText('Two pre-mortems, one hour').waitFor();
});
