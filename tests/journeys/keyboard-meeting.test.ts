import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  agendaItem,
  artifactDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { callPlace, type Visitor } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { sharedTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOPIC = 'Feedback that lands';

const here = await sharedTown();
let priya: Visitor;
/** Her keyboard in the app, and in the panel. */
let keys: Keyboard;
let panel: Keyboard;

beforeAll(async () => {
  const { world } = here;
  const organiser = here.who('Priya');
  const communityId = await startCommunity(world, organiser, [[here.who('Marcus'), 'member']]);
  const body = 'Openers that work.\n\n- [ ] Ask before you tell';
  const playbook = await publishArtifact(world, organiser, communityId, artifactDraft({ body }));
  const draft = sessionDraft(organiser, {
    topic: TOPIC,
    artifactIds: [playbook.id],
    agenda: [agendaItem('Arriving'), agendaItem('Practise in pairs')],
  });
  const session = await here.invited(organiser, await planSession(world, organiser, communityId, draft));
  priya = await here.visit('Priya', callPlace(session));
  keys = new Keyboard(priya);
  panel = new Keyboard(priya, 'sidePanel');
});

afterEach(() => {
  for (const one of [keys, panel]) expect([...one.faults]).toEqual([]);
});

const heading = (name: string) =>
  priya.app.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
const note = (text: string) => priya.panel.getByRole('listitem').filter({ hasText: text });

describe('by keyboard alone', () => {
  test('in the meeting the agenda is moved, notes are taken and edited, a box is ticked', async () => {
    await priya.panel.getByRole('heading', { level: 1, name: TOPIC }).waitFor();
    await panel.choose('button', 'Begin');
    await priya.panel.getByText('Beginning starts the clock of the agenda for everyone').waitFor();
    await panel.choose('button', 'Begin now');
    await priya.panel.getByRole('timer').first().waitFor();
    await panel.given('button', 'Next: Practise in pairs');

    await panel.press('?');
    await panel.escapes('Keyboard shortcuts', ['button', 'Next: Practise in pairs']);
    await panel.press('n');
    await panel.given('textbox', 'What did you notice?');
    await panel.type('Asking first halves the defensiveness');
    await panel.press('Enter');
    await priya.panel.getByText('Note saved.').first().waitFor();
    await panel.press('Escape');
    await panel.given('tab', 'Agenda');
    await panel.press('ArrowRight');
    await note('Asking first halves').waitFor();
    for (const [key, question, text] of [
      ['2', 'What was decided?', 'We open with a question'],
      ['3', 'What is to be done?', 'Try the opener with the night shift'],
      ['4', 'What is still open?', 'Wrong window'],
      ['5', 'What happened?', 'The day it rained in'],
      ['6', /^What did not work/, 'I said it in front of everybody'],
      ['1', 'What did you notice?', 'Silence is an answer'],
    ] as const) {
      // From the field back to the tabs, where a digit is no text.
      await panel.press('Escape');
      await panel.given('tab', /^Notes/);
      await panel.press(key);
      await panel.given('textbox', question);
      await panel.type(text);
      await panel.press('Enter');
      await note(text).waitFor();
    }

    // A number that begins a note is no choice of a kind.
    for (const text of ['5 whys found the fear', '12 of us said so', '3. The rest later']) {
      await panel.type(text);
      await panel.press('Enter');
      await note(text).getByText('Insight').waitFor();
    }
    await panel.type('44 questions');
    await panel.press('Enter');
    await note('4 questions').waitFor();

    await panel.press('Escape');
    await panel.choose('button', 'Edit this decision');
    await priya.panel.getByRole('region', { name: 'Edit this decision' }).locator('textarea:focus').waitFor();
    await panel.write('We open with a question until March');
    await panel.press('Enter');
    await note('until March').getByText('edited').waitFor();
    await panel.given('button', 'Edit this decision');
    await panel.press('Enter');
    await priya.panel.getByRole('region', { name: 'Edit this decision' }).locator('textarea:focus').waitFor();
    await panel.press('Escape');
    await panel.given('button', 'Edit this decision');
    await panel.choose('button', 'Remove this question');
    await panel.given('button', 'Undo');
    await priya.panel.getByText('Note removed.').waitFor();

    await panel.to('tab', /^Notes/, 'Shift+Tab');
    await panel.press('ArrowRight');
    await panel.given('tab', 'Knowledge');
    await panel.choose('checkbox', /Ask before you tell/, 'Space');
    await priya.panel.locator('input[type=checkbox]:checked:focus').waitFor();
    await note('Wrong window').waitFor({ state: 'detached' });
  });

  test('facilitation is handed over, the session ends and closes', async () => {
    await panel.to('tab', 'Knowledge', 'Shift+Tab');
    await panel.press('Home');
    await panel.given('tab', 'Agenda');
    await panel.choose('button', /^Next: Practise/);
    await priya.panel.locator('[aria-current="step"]').filter({ hasText: 'Practise in pairs' }).waitFor();

    await panel.to('button', 'Hand over', 'Shift+Tab');
    await panel.press('Enter');
    await panel.given('button', /Marcus Bell/);
    await panel.press('Escape');
    await panel.given('button', 'Hand over');
    await panel.press('Enter');
    await panel.choose('button', /Marcus Bell/);
    await priya.panel.getByText('You handed over to Marcus Bell').waitFor();
    await panel.given('button', 'Undo');

    await panel.to('button', 'Close the session');
    await panel.rested();
    await panel.press('Enter');
    await priya.panel.getByRole('region', { name: 'Close this session?' }).waitFor();
    await panel.press('Escape');
    await panel.given('button', 'Close the session');
    await panel.rested();
    await panel.press('Enter');
    await panel.choose('button', 'Close session');
    await priya.panel.getByText('This session is closed.').waitFor();
  });

  test('a note is found by searching', async () => {
    await here.world.settled();
    await priya.go('#/teams/home');
    await heading('Home');
    await keys.to('button', /^Search/);
    await keys.press('/');
    await keys.escapes('Search', ['button', /^Search/]);
    await keys.press('/');
    await keys.given('combobox', 'Search everything in a community');
    // Also with something typed, which the browser alone would only take away.
    await keys.type('nig');
    await keys.press('Escape');
    await keys.given('button', /^Search/);
    await keys.press('/');
    await keys.given('combobox', 'Search everything in a community');
    await keys.type('night shi');
    await priya.app.getByRole('option', { name: /night shift/ }).waitFor();
    await keys.press('ArrowDown', 'ArrowUp', 'Enter');
    await heading(TOPIC);
    await priya.app.getByText('Try the opener with the night shift').first().waitFor();
  });
});
