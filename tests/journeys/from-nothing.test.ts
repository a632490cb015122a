import { describe, expect, test, vi } from 'vitest';
import { day } from '../http/guild.ts';
import { soon, type Visitor } from '../support/browser.ts';
import { sharedTown } from '../support/own-town.ts';
import { reached } from './reached.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const TOPIC = 'Feedback that lands';
const WHEN = day(7);

const here = await sharedTown();
let priya: Visitor;
/** Where the community lives. */
let community: string;

const { eventsOf, mailsOf } = reached(here, TOPIC);

describe('from an empty start', () => {
  test('somebody starts a community, adds people by search and imports a list', async () => {
    priya = await here.visit('Priya', '#/teams/home');
    const { app } = priya;
    await app.getByText('No community yet').waitFor();
    await app.getByRole('button', { name: 'Start a community' }).click();
    await app.getByRole('heading', { level: 1, name: 'Start a community' }).waitFor();
    // Sending it too early says what is missing.
    await app.getByRole('button', { name: 'Start the community' }).click();
    await app.getByText('Give it a name.').waitFor();
    await app.getByRole('textbox', { name: 'Name' }).fill('Feedback Guild');
    await app.getByRole('textbox', { name: 'Purpose' }).fill('We practise giving feedback people can use.');
    await app.getByRole('button', { name: 'Start the community' }).click();
    await app.getByRole('heading', { level: 1, name: 'Feedback Guild' }).waitFor();
    community = await priya.path();

    // Nobody is there to meet with yet: people come first, and the field for them is ready to be typed into.
    await app
      .getByRole('region', { name: 'To begin with' })
      .getByRole('button', { name: 'Add people' })
      .click();
    const find = app.getByRole('combobox', { name: 'Name or mail address' });
    await soon(() => find.evaluate((field) => field === document.activeElement)).toBe(true);
    for (const [typed, name] of [
      ['marc', /Marcus Bell/],
      ['ana f', /Ana Figueira/],
    ] as const) {
      await find.fill(typed);
      await app.getByRole('option', { name }).click();
    }
    await app.getByRole('button', { name: 'Add 2 people' }).click();
    const people = app.getByRole('list', { name: 'People' });
    await people.getByText('Marcus Bell').waitFor();
    await people.getByText('Ana Figueira').waitFor();

    await app.getByRole('button', { name: 'Import a CSV' }).click();
    await app
      .getByRole('textbox', { name: 'The list' })
      .fill(
        [
          'Display name,User principal name',
          'Ben Whitlock,bwhitlock@corp.harbourandvale.example',
          'Nobody Known,nobody@harbourandvale.example',
          'Devika Nair,devika.nair@harbourandvale.example',
          'Whitlock Ben,bwhitlock@corp.harbourandvale.example',
          'Marcus Bell,mbell@corp.harbourandvale.example',
        ].join('\n'),
      );
    await app.getByRole('button', { name: 'Check', exact: true }).click();
    const row = (text: string) => app.getByRole('row').filter({ hasText: text });
    await row('Not found in your organisation').getByText('Nobody Known').waitFor();
    await row('Nobody Known').getByText('nobody@harbourandvale.example').waitFor();
    await row('Same person as line 2').waitFor();
    await row('Belongs already').getByText('Marcus Bell').waitFor();
    expect(await app.getByRole('button', { name: /^Add \d/ }).count()).toBe(0);
    await app.getByRole('button', { name: /^Leave out these/ }).click();
    await app.getByRole('button', { name: 'Add 2 people' }).click();
    await app.getByText('2 people joined Feedback Guild').waitFor();
    await app.getByRole('button', { name: 'See everyone' }).click();
    for (const name of ['Priya Raman', 'Marcus Bell', 'Ana Figueira', 'Ben Whitlock', 'Devika Nair'])
      await people.getByText(name).first().waitFor();
    expect(await people.getByRole('listitem').count()).toBe(5);
  });

  test('a playbook is written, published and linked to a session that everyone is invited to', async () => {
    const { app } = priya;
    await app.getByRole('link', { name: 'Knowledge' }).click();
    await app.getByRole('button', { name: 'Write the first playbook' }).click();
    await app.getByRole('textbox', { name: 'Title' }).fill('Ask first');
    await app.getByRole('textbox', { name: 'What this is for' }).focus();
    await priya.page.keyboard.type('# Openers\n[] Ask before you tell');
    await app.getByText('Saved as a draft').waitFor();
    await app.getByRole('button', { name: 'Publish' }).click();
    const sheet = app.getByRole('dialog', { name: 'Publish it' });
    await sheet.getByRole('button', { name: 'Publish' }).click();
    await app.getByRole('heading', { level: 1, name: 'Ask first' }).waitFor();
    await app.getByRole('heading', { name: 'Openers' }).waitFor();

    await priya.open(`${community}/plan`);
    await app.getByRole('textbox', { name: 'Topic' }).fill(TOPIC);
    await app.getByRole('textbox', { name: 'Purpose' }).fill('Everybody leaves with one opener.');
    await app.getByLabel('Date').fill(WHEN);
    await app.getByLabel('Time').fill('14:00');
    await app.getByRole('button', { name: 'Link Ask first' }).click();
    await app.getByRole('button', { name: 'Unlink Ask first' }).waitFor();
    await app.getByText(/\d of 5 (is|are) outside working hours|All 5 are free/).waitFor();
    await app.getByText('An invite with a Teams link goes to 4 people.').waitFor();
    await app.getByRole('button', { name: 'Plan session' }).click();
    await app.getByRole('heading', { level: 1, name: TOPIC }).waitFor();
    await app.getByText('1 of 5').waitFor();
    await here.world.settled();
    for (const name of ['Marcus', 'Ana', 'Ben', 'Devika']) {
      expect(eventsOf(name)).toHaveLength(1);
      expect(mailsOf(name)).toEqual(['invitation']);
    }
  });
});
