import { beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { day, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { callPlace, type Visitor } from '../support/browser.ts';
import { sharedTown } from '../support/own-town.ts';
import { Delays } from './delays.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await sharedTown();
let communityId: string;
let session: Session;
let next: Session;
let priya: Visitor;
let marcus: Visitor;

beforeAll(async () => {
  const { world } = here;
  const [organiser, facilitator] = [here.who('Priya'), here.who('Marcus')];
  communityId = await startCommunity(world, organiser, [
    [facilitator, 'member'],
    [here.who('Ana'), 'member'],
  ]);
  const item = (title: string, prompt: string) => ({
    id: crypto.randomUUID(),
    kind: 'topic' as const,
    title,
    prompt,
    minutes: 15,
  });
  const planned = await planSession(
    world,
    organiser,
    communityId,
    sessionDraft(organiser, {
      when: { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' },
      agenda: [
        item('Check-in', 'One word each.'),
        item('Demonstration', 'Show one real opener.'),
        item('Debrief', 'What held?'),
      ],
    }),
  );
  next = await planSession(
    world,
    organiser,
    communityId,
    sessionDraft(organiser, { topic: 'Questions that open' }),
  );
  session = await here.invited(organiser, planned);
});

const delays = new Delays();
const seen = delays.seen.bind(delays);

/** Until a button can be pressed, as a person would wait. */
const settledOn = (visitor: Visitor, name: string) =>
  visitor.panel.locator(`button:not([aria-disabled]):is([aria-label="${name}"])`).waitFor();
const chosen = (visitor: Visitor) => visitor.panel.getByRole('tab', { selected: true }).innerText();
const now = (visitor: Visitor, title: string) =>
  visitor.panel.locator('[aria-current="step"]').filter({ hasText: title }).waitFor();
const note = (visitor: Visitor, text: string) =>
  visitor.panel.getByRole('listitem').filter({ hasText: text });

async function write(visitor: Visitor, kind: string, text: string): Promise<void> {
  await visitor.panel.getByRole('radio', { name: kind }).check();
  await visitor.panel.locator('textarea').last().fill(text);
}
const save = (visitor: Visitor) => visitor.panel.getByRole('button', { name: 'Save note' }).click();

describe('a whole session', () => {
  test('before it, the meeting says in its chat and in its details what the session is about', async () => {
    const chat = `#/meeting/${encodeURIComponent(session.chatId ?? '')}`;
    const ana = await here.visit('Ana', `${chat}/chat`);
    for (const view of ['chat', 'details']) {
      await ana.go(`${chat}/${view}`);
      await ana.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
      await ana.app.getByText('Priya Raman facilitates').waitFor();
      await ana.app.getByText('Demonstration').waitFor();
      await ana.app.getByText('open in the side panel as soon as you join').waitFor();
      await ana.page.getByRole('tab', { name: 'Guildhall' }).waitFor();
    }
    await ana.app.getByRole('button', { name: 'Open the session’s page' }).click();
    await ana.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    await ana.app.getByRole('button', { name: 'Leading through feedback' }).waitFor();
    await ana.context.close();
  });

  test('two people join, the panel finds the session, and the facilitator moves its agenda for both', async () => {
    [priya, marcus] = await Promise.all([
      here.visit('Priya', callPlace(session)),
      here.visit('Marcus', callPlace(session)),
    ]);
    for (const { panel } of [priya, marcus])
      await panel.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    await marcus.panel.getByText('Priya Raman facilitates').waitFor();
    expect(await marcus.panel.getByRole('button', { name: 'Begin' }).count()).toBe(0);

    // A day early it may be a slip: she is asked, and nothing has begun.
    await priya.panel.getByRole('button', { name: 'Begin', exact: true }).click();
    await priya.panel.getByText('Beginning starts the clock of the agenda for everyone').waitFor();
    await priya.page.keyboard.press('Escape');
    await priya.panel.getByRole('button', { name: 'Begin', exact: true }).click();
    const sure = priya.panel.locator('button:not([aria-disabled])', { hasText: 'Begin now' });
    await seen(sure.click(), now(marcus, 'Check-in'));
    const next = priya.panel.getByRole('button', { name: /^Next:/ });
    await next.and(priya.panel.locator(':focus')).waitFor();
    // A second press at the same spot was meant for what stood there before.
    await settledOn(priya, 'Next: Demonstration');
    const before = await next.boundingBox();
    if (!before) throw new Error('Nothing to press');
    const press = () => priya.page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
    await press();
    await priya.page.waitForTimeout(350);
    await seen(press(), now(marcus, 'Demonstration'));
    await settledOn(priya, 'Next: Debrief');
    expect(await next.boundingBox()).toEqual(before);
    await now(priya, 'Demonstration');
    await marcus.panel.getByText('Show one real opener.').waitFor();
    await marcus.panel.getByRole('timer', { name: 'Running for' }).first().waitFor();
    expect(await marcus.panel.getByRole('button', { name: /^Next/ }).count()).toBe(0);

    await priya.panel.getByRole('button', { name: 'Go to Debrief' }).click();
    await now(marcus, 'Debrief');
    await priya.panel.getByRole('button', { name: 'Undo' }).click();
    await now(marcus, 'Demonstration');
    await marcus.panel.getByRole('listitem').filter({ hasText: 'To come: Debrief' }).waitFor();
  });

  test('notes of several kinds appear for the other person, can be edited, and one has no name', async () => {
    await priya.panel.getByRole('tab', { name: /^Notes/ }).click();
    await marcus.page.locator('iframe[data-frame-context="sidePanel"]').focus();
    const words = marcus.panel.locator('textarea').last();
    await words.focus();
    await marcus.page.keyboard.press('3');
    expect(await marcus.panel.getByRole('radio', { name: 'Action' }).isChecked()).toBe(true);
    expect(await words.inputValue()).toBe('');
    await marcus.page.keyboard.press('3');
    expect(await words.inputValue()).toBe('3');
    await write(marcus, 'Insight', 'Asking first halves the defensiveness');
    await save(marcus);
    // Whoever follows the agenda stays there, and one's own note is no news.
    await marcus.panel.getByText('Note saved.').waitFor();
    expect(await chosen(marcus)).toBe('Agenda');
    expect(await marcus.panel.getByRole('tab', { name: /^Notes/ }).innerText()).toMatch(/^Notes\s*1$/);
    await marcus.panel.getByRole('button', { name: 'Look' }).click();
    expect(await chosen(marcus)).toMatch(/^Notes/);
    await write(marcus, 'Question', 'Wrong window');
    await seen(save(marcus), note(priya, 'Wrong window').waitFor());
    await note(marcus, 'Wrong window').getByRole('button', { name: 'Remove this question' }).click();
    await marcus.panel.getByText('Note removed.').waitFor();
    await write(marcus, 'Action', 'Try the opener with the night shift');
    await marcus.panel.getByLabel('Who').selectOption({ label: 'Ana Figueira' });
    await marcus.panel.getByLabel('Due').fill(day(14));
    await save(marcus);
    await write(marcus, 'Failure', 'I said it in front of everybody');
    const nameOff = marcus.panel.getByRole('checkbox', { name: 'Leave my name off' });
    const reach = marcus.panel.getByText('only on this device, in this app');
    expect(await reach.count()).toBe(0);
    await nameOff.check();
    await reach.waitFor();
    await nameOff.uncheck();
    await reach.waitFor({ state: 'detached' });
    await nameOff.check();
    await reach.waitFor();
    await seen(save(marcus), note(priya, 'in front of everybody').waitFor());
    // It stays off for the next note, so that nobody signs by accident; where it reaches to is said once.
    await marcus.panel.getByRole('checkbox', { name: 'Leave my name off', checked: true }).waitFor();
    await marcus.page.reload();
    await marcus.panel.getByRole('checkbox', { name: 'Leave my name off', checked: true }).waitFor();
    expect(await reach.count()).toBe(0);
    await nameOff.uncheck();
    await marcus.panel.getByRole('tab', { name: /^Notes/ }).click();
    await write(priya, 'Decision', 'We open with a question until March');
    await seen(save(priya), note(marcus, 'We open with a question until March').waitFor());
    await note(priya, 'Asking first halves the defensiveness').waitFor();

    const demonstration = priya.panel.getByRole('region', { name: 'Demonstration' });
    expect(await demonstration.getByRole('heading').innerText()).toBe('Demonstration');
    await note(priya, 'Try the opener').getByText('Ana Figueira').waitFor();
    const nameless = note(priya, 'in front of everybody');
    expect(await nameless.innerText()).toContain('Name left off');
    expect(await nameless.innerText()).not.toContain('Marcus');
    // What is somebody else's can be mended by the facilitator only.
    expect(await note(marcus, 'until March').getByRole('button').count()).toBe(0);
    expect(await nameless.getByRole('button', { name: 'Edit this failure' }).count()).toBe(1);

    await note(marcus, 'in front of everybody').getByRole('button', { name: 'Edit this failure' }).click();
    await marcus.panel
      .getByRole('region', { name: 'Edit this failure' })
      .locator('textarea')
      .fill('I said it in front of the whole team');
    await seen(
      marcus.panel.getByRole('button', { name: 'Save', exact: true }).click(),
      note(priya, 'in front of the whole team').waitFor(),
    );
    expect(await note(priya, 'in front of the whole team').innerText()).toContain('Name left off');
    // By now the time to undo is over at the one who removed it.
    await note(priya, 'Wrong window').waitFor({ state: 'detached' });
  });

  test('closing writes the summary; the action is on its owner’s Home and in the next agenda', async () => {
    await here.world.call(here.who('Priya'), API.handOver, {
      ...{ params: { communityId, sessionId: session.id }, body: { to: here.who('Marcus').id } },
    });
    await marcus.panel.getByRole('tab', { name: 'Agenda' }).click();
    await marcus.panel.getByRole('button', { name: 'Next: Debrief' }).click();
    await marcus.panel.getByRole('button', { name: 'Close the session' }).click();
    const closing = marcus.panel.getByRole('region', { name: 'Close this session?' });
    await closing
      .getByText('Open actions appear on the Home of Ana Figueira, and on the agenda of the next session.')
      .waitFor();
    await seen(
      closing.getByRole('button', { name: 'Close session' }).click(),
      priya.panel.getByText('This session is closed.').waitFor(),
    );
    // The summary can be passed on at once; what is left to do then is to read it.
    const passOn = marcus.panel.getByRole('region', { name: 'Closed. Its summary is written.' });
    await passOn.and(marcus.panel.locator(':focus')).waitFor();
    // Escape closes the sheet alone, and not what it was opened from.
    await passOn.getByRole('button', { name: 'Send by mail' }).click();
    const sheet = marcus.panel.getByRole('dialog', { name: 'Send the summary' });
    await sheet.waitFor();
    await marcus.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await passOn.getByRole('button', { name: 'Done' }).click();
    await marcus.panel
      .getByRole('button', { name: 'Open its summary' })
      .and(marcus.panel.locator(':focus'))
      .waitFor();
    await priya.panel.getByRole('button', { name: 'Open its summary' }).click();
    await priya.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    const summary = priya.app.getByRole('region', { name: 'Summary' });
    for (const said of [
      'We open with a question until March',
      'Try the opener with the night shift',
      'I said it in front of the whole team',
      'Asking first halves the defensiveness',
    ])
      await summary.getByText(said).waitFor();
    const held = priya.app.getByRole('listitem').filter({ has: priya.page.locator('h3') });
    expect(await held.filter({ hasText: 'Debrief' }).count()).toBeGreaterThan(0);
    // What the summary says is folded away in the agenda.
    expect(await priya.app.getByRole('button', { name: /^Edit this/ }).count()).toBe(0);
    await priya.app.getByText(/^\d notes$/).click();
    await priya.app
      .getByRole('button', { name: /^Edit this/ })
      .first()
      .waitFor();
    await here.world.settled();

    // In the meeting's chat the summary is passed on as on the session's page, and said to be.
    const ana = await here.visit('Ana', `#/meeting/${encodeURIComponent(session.chatId ?? '')}/chat`);
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ana.app.getByRole('button', { name: 'Copy', exact: true }).click();
    await ana.app.getByText('Copied, with its formatting.').waitFor();
    await ana.go('#/teams/home');
    const action = ana.app.getByRole('checkbox', { name: /Try the opener with the night shift/ });
    await action.waitFor();
    await ana.open(`/communities/${communityId}/sessions/${next.id}`);
    await ana.app.getByRole('heading', { level: 1, name: 'Questions that open' }).waitFor();
    await ana.app.getByText('Try the opener with the night shift').waitFor();

    await ana.app.getByRole('button', { name: 'Search' }).click();
    const search = ana.app.getByRole('dialog', { name: 'Search' });
    await search.getByRole('combobox').first().fill('night shi');
    await search
      .getByRole('option', { name: /night shift/ })
      .first()
      .click();
    await ana.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    await ana.context.close();
  });

  delays.areShort();
});
