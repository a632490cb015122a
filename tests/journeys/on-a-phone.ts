import type { Frame } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import {
  artifactDraft,
  day,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { callPlace, soon, type Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

/** What Guildhall's look asks for. */
const TARGET_MIN_PX = 32;

/** What can be tapped and is smaller than a finger needs, and whether the page is wider than the phone. */
const tooSmall = (frame: Frame) =>
  frame.evaluate((min) => {
    const said: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) said.push(`the page is ${scrollWidth} px wide`);
    const tapped = 'a[href], button, select, summary, textarea, [role=tab], label:has(input[type=checkbox])';
    for (const element of document.querySelectorAll<HTMLElement>(tapped)) {
      // Words of a sentence are as high as its lines; what is off the page is for keyboards.
      if (element.closest('p') || (element.tagName === 'LABEL' && element.textContent !== '')) continue;
      const { width, height, bottom } = element.getBoundingClientRect();
      if (width === 0 || bottom < 0) continue;
      if (Math.round(width) < min || Math.round(height) < min)
        said.push(`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
    }
    return said;
  }, TARGET_MIN_PX);

const keyboard = ({ page }: Visitor) => page.locator('[data-keyboard]');
const back = ({ page }: Visitor) => page.getByRole('button', { name: 'Back' }).tap();

/** Whether a thing can be seen: within the phone, and not behind its keyboard. */
async function inSight(visitor: Visitor, thing: ReturnType<Visitor['app']['locator']>): Promise<boolean> {
  const [box, phone, keys] = await Promise.all([
    thing.boundingBox(),
    visitor.page.locator('[data-phone]').boundingBox(),
    keyboard(visitor).boundingBox(),
  ]);
  if (!box || !phone || !keys) throw new Error('It is not there');
  return box.y >= phone.y && box.y + box.height <= keys.y;
}

/** iOS zooms to a field with small letters and stays there. */
const zoomed = ({ page }: Visitor, kind: string) =>
  page.locator(`iframe[data-frame-context="${kind}"]:visible`).evaluate((frame) => frame.style.transform);

/** What a member and a facilitator do on a phone. */
export async function onAPhone(device: 'ios' | 'android'): Promise<void> {
  vi.setConfig({ testTimeout: 40_000, hookTimeout: 40_000 });
  const here = await ownTown();
  const { world } = here;
  const priya = here.who('Priya');
  const communityId = await startCommunity(world, priya, [[here.who('Marcus'), 'member']]);
  const body = '# Openers\n\n- [ ] Ask first\n\nMore in [the handbook](https://example.org/handbook).';
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft({ body }));
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { artifactIds: [playbook.id], when: soonStarting() }),
  );
  const session = await here.invited(priya, planned);
  const params = { communityId, sessionId: session.id };

  describe(`on a phone with ${device}`, () => {
    test('a member goes from Home to the session, answers, and comes back by the phone’s own way', async () => {
      const marcus = await here.visit('Marcus', '#/teams/home', { device });
      const { app } = marcus;
      await app.getByRole('link', { name: session.topic }).first().waitFor();
      expect(await tooSmall(await marcus.frame('content'))).toEqual([]);
      await app.getByRole('link', { name: session.topic }).first().tap();
      await app.getByRole('heading', { level: 1, name: session.topic }).waitFor();
      await app.getByRole('button', { name: 'Accept' }).tap();
      await soon(async () => {
        const { rsvps } = await world.call(priya, API.openSession, { params });
        return rsvps.find(({ personId }) => personId === marcus.person.id)?.response;
      }).toBe('accepted');
      expect(await tooSmall(await marcus.frame('content'))).toEqual([]);

      await app.getByRole('link', { name: playbook.title }).first().tap();
      await app.getByRole('heading', { level: 1, name: playbook.title }).waitFor();
      // There is no printer, and no window: the host opens what lies outside.
      expect(await app.getByRole('button', { name: 'Print' }).count()).toBe(0);
      const [opened] = await Promise.all([
        marcus.context.waitForEvent('page'),
        app.getByRole('link', { name: 'the handbook' }).tap(),
      ]);
      await opened.close();

      await back(marcus);
      await app.getByRole('heading', { level: 1, name: session.topic }).waitFor();
      await back(marcus);
      await soon(() => marcus.path()).toBe('/');
    });

    test('search shows what it finds above the keyboard, and back closes it before it leaves the page', async () => {
      const marcus = await here.visit('Marcus', '#/teams/home', { device });
      const { app } = marcus;
      await app.getByRole('button', { name: 'Search' }).tap();
      await keyboard(marcus).waitFor();
      await marcus.page.keyboard.type('openers');
      const hit = app.getByRole('listbox').getByRole('option').first();
      await hit.waitFor();
      await soon(() => inSight(marcus, hit)).toBe(true);
      expect(await zoomed(marcus, 'content')).toBe('');
      await back(marcus);
      await app.getByRole('dialog').waitFor({ state: 'detached' });
      await keyboard(marcus).waitFor({ state: 'detached' });
      expect(await marcus.path()).toBe('/');
    });

    test('what a mouse learns by resting on it, a tap tells', async () => {
      const marcus = await here.visit('Marcus', '#/teams/home', { device });
      await marcus.open(`/communities/${communityId}/sessions/${session.id}`);
      const when = marcus.app.locator('time[title]').first();
      const exactly = (await when.getAttribute('title')) ?? '';
      await when.tap();
      await marcus.app
        .getByRole('status')
        .filter({ hasText: exactly.split('\n')[0] ?? '' })
        .waitFor();
    });

    test('the facilitator leads from the panel, a note is taken with the keyboard up, and the session is closed', async () => {
      const organiser = await here.visit('Priya', callPlace(session), { device });
      const { panel } = organiser;
      await panel.getByRole('button', { name: 'Begin', exact: true }).tap();
      await panel.locator('button:not([aria-disabled]):is([aria-label="Next: Demonstration"])').tap();
      await panel.locator('[aria-current="step"]').filter({ hasText: 'Demonstration' }).waitFor();
      expect(await tooSmall(await organiser.frame('sidePanel'))).toEqual([]);

      await panel.getByRole('radio', { name: 'Insight' }).check();
      const words = panel.getByRole('textbox', { name: 'What did you notice?' });
      await words.tap();
      await keyboard(organiser).waitFor();
      await organiser.page.keyboard.type('Asking first helps');
      expect(await words.inputValue()).toBe('Asking first helps');
      const save = panel.getByRole('button', { name: 'Save note' });
      for (const thing of [words, save]) await soon(() => inSight(organiser, thing)).toBe(true);
      expect(await zoomed(organiser, 'sidePanel')).toBe('');
      await save.tap();
      await panel.getByText('Note saved.').waitFor();
      await organiser.page.getByRole('button', { name: 'Hide the keyboard' }).tap();

      // What Teams on a phone cannot do is not offered: nothing is shared to the stage from it.
      await panel.getByRole('tab', { name: 'Knowledge' }).tap();
      await panel.getByText('Ask first').waitFor();
      expect(await panel.getByRole('button', { name: 'Show to everyone' }).count()).toBe(0);

      await panel.getByRole('tab', { name: 'Agenda' }).tap();
      await panel.getByRole('button', { name: 'Close the session' }).tap();
      await panel.getByRole('button', { name: 'Close session' }).tap();
      await soon(async () => (await world.call(priya, API.openSession, { params })).session.state).toBe(
        'closed',
      );
    });
  });
}

/** An hour that has begun, so that nobody is asked whether they are early. */
function soonStarting() {
  const [date = day(0), time = '12:00'] = new Date(Date.now() + 60_000).toISOString().slice(0, 16).split('T');
  return { date, time, minutes: 60, zone: 'UTC' };
}
