import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { day } from '../http/guild.ts';
import { soon, type Visitor } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { sharedTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOPIC = 'Feedback that lands';

const here = await sharedTown();
let priya: Visitor;
let marcus: Visitor;
/** Each at their own keyboard. */
let keys: Keyboard;
let his: Keyboard;

beforeAll(async () => {
  [priya, marcus] = await Promise.all([
    here.visit('Priya', '#/teams/home'),
    here.visit('Marcus', '#/teams/home'),
  ]);
  keys = new Keyboard(priya);
  his = new Keyboard(marcus);
});

afterEach(() => {
  for (const one of [keys, his]) expect([...one.faults]).toEqual([]);
});

/** As a date field takes it, key by key. */
const typedDate = (date: string) => date.replace(/(\d+)-(\d+)-(\d+)/, '$2$3$1');
const heading = (visitor: Visitor, name: string) =>
  visitor.app.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });

function answerOfMarcus(): string | undefined {
  const { microsoft365 } = here.world;
  const event = microsoft365.calendar(here.who('Priya').id).find(({ subject }) => subject.startsWith(TOPIC));
  return event?.attendees.find(({ emailAddress }) => emailAddress.name === 'Marcus Bell')?.status.response;
}

describe('by keyboard alone', () => {
  test('a community is started, a colleague found, a list imported', async () => {
    await keys.choose('button', 'Start a community');
    await keys.fill('textbox', 'Name', 'Feedback Guild');
    await keys.fill('textbox', 'Purpose', 'We practise giving feedback people can use.');
    await keys.choose('button', 'Start the community');
    await heading(priya, 'Feedback Guild');

    // The first step leads to the field itself.
    await keys.choose('button', 'Add people');
    await keys.given('combobox', 'Name or mail address');
    await keys.fill('combobox', 'Name or mail address', 'marc');
    await priya.app.getByRole('option', { name: /Marcus Bell/ }).waitFor();
    await keys.press('Enter');
    await keys.choose('button', 'Add 1 person as a member');
    await priya.app.getByRole('list', { name: 'People' }).getByText('Marcus Bell').waitFor();

    await keys.choose('button', 'Import a CSV');
    const choosing = priya.page.waitForEvent('filechooser');
    await keys.choose('button', 'Choose a file');
    await (await choosing).setFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Display name,User principal name\nNobody Known,nobody@harbourandvale.example\nDevika Nair,devika.nair@harbourandvale.example\n',
      ),
    });
    await keys.choose('button', 'Check');
    await keys.choose('checkbox', /^Leave out line 2/, 'Space');
    await keys.choose('button', 'Add 1 person');
    await keys.choose('button', 'See everyone');
    await priya.app.getByRole('list', { name: 'People' }).getByText('Devika Nair').waitFor();
  });

  test('? lists the shortcuts; a playbook is written, published and revised', async () => {
    await keys.to('link', 'Overview');
    await keys.press('?');
    await priya.app.getByRole('dialog').getByText('/ or Ctrl+K').waitFor();
    await keys.escapes('Keyboard shortcuts', ['link', 'Overview']);
    await keys.press('Enter');
    await heading(priya, 'Feedback Guild');
    await keys.choose('link', 'Knowledge');
    await keys.choose('button', 'Write the first playbook');
    await keys.fill('textbox', 'Title', 'Ask first');
    await keys.fill('textbox', 'What this is for', 'Openers that work.');
    // Enter on its own line, then the command for a checklist.
    await keys.press('Enter', 'Enter', 'Control+Shift+9');
    await keys.type('Ask before you tell');
    await priya.app.getByText('Saved as a draft').waitFor();
    await keys.press('Control+Enter');
    await keys.escapes('Publish it', ['textbox', 'What this is for']);
    await keys.to('button', 'Publish', 'Shift+Tab');
    await keys.press('Enter');
    await priya.app.getByRole('dialog', { name: 'Publish it' }).waitFor();
    await keys.choose('button', 'Publish');
    await heading(priya, 'Ask first');

    await keys.choose('button', 'Revise');
    await keys.to('textbox', 'What this is for');
    await keys.press('Control+End');
    await keys.type(', always');
    await priya.app.getByText('Saved as a draft').waitFor();
    await keys.press('Control+Enter');
    await keys.fill('textbox', /^What changed/, 'Always means always');
    await keys.press('Enter');
    await priya.app.getByText('Readers see revision 2').waitFor();
    await priya.app.getByText('Ask before you tell, always').waitFor();
  });

  test('a session is planned with an agenda, and answered on Home', async () => {
    await keys.choose('link', 'Home');
    // What was said of the publication stays behind, long before its time is up.
    await priya.app.getByText('Readers see revision 2').waitFor({ state: 'detached', timeout: 3_000 });
    await keys.choose('button', 'Plan a session');
    await keys.fill('textbox', 'Topic', TOPIC);
    await keys.to('textbox', 'Date');
    await keys.type(typedDate(day(2)));
    await keys.to('textbox', 'Time');
    await keys.type('0200PM');
    await keys.fill('textbox', 'Title of item 1', 'Arriving');
    await keys.press('Alt+ArrowDown');
    await keys.given('textbox', 'Title of item 2');
    await keys.press('Alt+ArrowUp', 'Enter');
    await keys.given('textbox', 'Title of item 2');
    await keys.write('Practise in pairs');
    await keys.choose('button', 'Link Ask first');
    await keys.choose('button', 'Plan session');
    await heading(priya, TOPIC);
    await here.world.settled();

    await marcus.page.reload();
    await his.choose('button', 'Accept');
    await his.given('button', /^Accepted/);
    await soon(answerOfMarcus).toBe('accepted');
  });

  test('another session is cancelled with a reason', async () => {
    await keys.choose('link', 'Sessions');
    await keys.choose('button', 'Plan a session');
    await keys.fill('textbox', 'Topic', 'Too much at once');
    await keys.choose('button', 'Plan session');
    await heading(priya, 'Too much at once');
    await here.world.settled();
    await keys.choose('button', 'More');
    await keys.given('menuitem', 'Begin');
    // What cannot be taken back is last.
    await keys.press('End');
    await keys.given('menuitem', 'Cancel session');
    await keys.press('Escape');
    await keys.given('button', 'More');
    await keys.press('ArrowUp');
    await keys.given('menuitem', 'Cancel session');
    await keys.press('Enter');
    await keys.escapes('Cancel this session?', ['button', 'More']);
    await keys.press('ArrowUp');
    await keys.given('menuitem', 'Cancel session');
    await keys.press('Enter');
    await keys.fill('textbox', 'A word to them', 'One thing at a time.');
    await keys.choose('button', 'Cancel the session');
    await priya.app.getByText('The event has left the calendars').waitFor();
    await here.world.settled();
    const told = here.world.microsoft365.mails(here.who('Marcus').id).at(-1);
    expect(told).toMatchObject({ kind: 'cancellation', comment: 'One thing at a time.' });
  });
});
