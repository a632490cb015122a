import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import {
  artifactDraft,
  captureNote,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { cutOff, doubleText, endless, type Look, overflow, violations } from '../support/axe.ts';
import { callPlace, type Theme, type Town, town, type Visitor } from '../support/browser.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

let here: Town;
let community: string;
let session: Session;
/** Every view of the app: its path, and the heading that says it stands. */
let views: readonly (readonly [path: string, heading: string | RegExp])[];

beforeAll(async () => {
  here = await town();
  const { world } = here;
  const organiser = here.who('Priya');
  const communityId = await startCommunity(world, organiser, [
    [here.who('Marcus'), 'member'],
    [here.who('Ana'), 'member'],
    [here.who('Devika'), 'sponsor'],
  ]);
  const playbook = await publishArtifact(world, organiser, communityId, artifactDraft());
  const past = await planSession(
    world,
    organiser,
    communityId,
    pastSessionDraft(organiser, { topic: 'What we tried in autumn' }),
  );
  for (const kind of ['insight', 'decision', 'action', 'question', 'story', 'failure'] as const) {
    const ownerId = kind === 'action' ? organiser.id : null;
    await captureNote(world, organiser, past, noteDraft(`A ${kind} worth keeping`, { kind, ownerId }));
  }
  await world.call(organiser, API.closeSession, { params: { communityId, sessionId: past.id } });
  const planned = await planSession(
    world,
    organiser,
    communityId,
    sessionDraft(organiser, { artifactIds: [playbook.id] }),
  );
  session = await here.invited(organiser, planned);
  await captureNote(world, organiser, session, noteDraft('Noted before it began'));
  community = `/communities/${communityId}`;
  views = [
    ['/', 'Home'],
    ['/start', 'Start a community'],
    [community, 'Leading through feedback'],
    [`${community}/edit`, 'Edit the community'],
    [`${community}/people`, 'People'],
    [`${community}/people/import`, 'Import a list of people'],
    [`${community}/plan`, 'Plan a session'],
    [`${community}/sessions/${session.id}`, 'Feedback that lands'],
    [`${community}/sessions/${session.id}/edit`, 'Change the session'],
    [`${community}/sessions/${past.id}`, 'What we tried in autumn'],
    [`${community}/knowledge`, 'Knowledge base'],
    [`${community}/knowledge/new`, 'New in the knowledge base'],
    [`${community}/knowledge/${playbook.id}`, 'Feedback that lands'],
    [`${community}/knowledge/${playbook.id}/edit`, /^Revise/],
    ['/nowhere', /.*/],
  ];
});

afterEach(async () => expect(await here.goHome()).toEqual([]));

afterAll(async () => {
  await here?.stop();
});

/** Goes to a view inside the app, without loading it anew, and waits until nothing of it is a skeleton. */
async function show(visitor: Visitor, path: string, heading: string | RegExp): Promise<void> {
  const frame = await visitor.frame('content');
  await frame.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
  if (path !== '/nowhere')
    await visitor.app
      .getByRole('heading', { level: 1, name: heading })
      .first()
      .waitFor({ state: 'attached' });
  await settled(visitor, 'content');
}

/** No skeleton is left, and two pictures have been drawn since. */
async function settled(visitor: Visitor, kind: 'content' | 'sidePanel'): Promise<void> {
  const frame = await visitor.frame(kind);
  await frame.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await frame.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function faultsOf(visitor: Visitor, look: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const [path, heading] of views) {
    await show(visitor, path, heading);
    const frame = await visitor.frame('content');
    const found = [
      ...(await violations(frame, look)),
      ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
    ];
    if ((await endless(frame)) > 0) found.push('moves for ever');
    faults.push(...found.map((one) => `${path.replace(community, '…')} ${one}`));
  }
  return faults;
}

/** How well the sign of the chosen kind stands out from its ground, as WCAG counts. */
const signContrast = `(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const sign = document.querySelector('input[type=radio]:checked + span');
  const two = [getComputedStyle(sign.querySelector('svg')).color, getComputedStyle(sign).backgroundColor];
  const [dark, bright] = two.map(light).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
})()`;

async function faultsOfPanel(visitor: Visitor, look: Look): Promise<string[]> {
  await visitor.panel.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
  const faults: string[] = [];
  const contrast = Number(await (await visitor.frame('sidePanel')).evaluate(signContrast));
  if (contrast < 4.5) faults.push(`the chosen kind stands out by ${contrast.toFixed(1)} only`);
  for (const part of [/^Agenda/, /^Notes/, /^Playbook/]) {
    await visitor.panel.getByRole('tab', { name: part }).click();
    await settled(visitor, 'sidePanel');
    const frame = await visitor.frame('sidePanel');
    const found = [
      ...(await violations(frame, look)),
      ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
    ];
    faults.push(...found.map((one) => `panel ${part.source} ${one}`));
  }
  return faults;
}

describe('every view', () => {
  for (const theme of ['default', 'dark', 'contrast'] as const satisfies readonly Theme[]) {
    test(`has nothing that axe finds in the ${theme} theme`, async () => {
      // The themes differ in their colours only; all the rest is looked at in one of them, wide and narrow.
      const look = theme === 'default' ? 'whole' : 'colours';
      const wide = await here.visit('Priya', '#/teams/home', { theme });
      const faults = await faultsOf(wide, look);
      if (look === 'whole') {
        await wide.page.setViewportSize({ width: 320 + 85, height: 800 });
        faults.push(...(await faultsOf(wide, look)).map((one) => `320 px ${one}`));
        await wide.page.setViewportSize({ width: 1280, height: 800 });
      }
      await wide.join(session);
      faults.push(...(await faultsOfPanel(wide, look)));
      expect(faults).toEqual([]);
    });
  }

  for (const [how, width, doubled] of [
    ['the page zoomed to 200 %', 640, false],
    ['the text alone at twice its size', 1280, true],
  ] as const)
    test(`holds ${how}: nothing sticks out, nothing is cut off`, async () => {
      const visitor = await here.visit('Priya', '#/teams/home', { width: width + 85 });
      await visitor.app.getByRole('heading', { level: 1, name: 'Home' }).waitFor({ state: 'attached' });
      const faults: string[] = [];
      for (const [path, heading] of views) {
        await show(visitor, path, heading);
        const frame = await visitor.frame('content');
        if (doubled) await doubleText(frame);
        const found = [...(await overflow(frame)), ...(await cutOff(frame)).map((one) => `cut off: ${one}`)];
        faults.push(...found.map((one) => `${path.replace(community, '…')} ${one}`));
      }
      expect(faults).toEqual([]);
    });

  test('has nothing that axe finds when colours are forced', async () => {
    const visitor = await here.visit('Priya', callPlace(session), { forcedColors: 'active' });
    expect(await faultsOfPanel(visitor, 'forced')).toEqual([]);
    await visitor.go('#/teams/home');
    await visitor.app.getByRole('heading', { level: 1, name: 'Home' }).waitFor({ state: 'attached' });
    expect(await faultsOf(visitor, 'forced')).toEqual([]);
  });

  test('keeps what is being typed when the theme changes or Escape is pressed', async () => {
    const visitor = await here.visit('Priya', callPlace(session));
    const { app, page, panel } = visitor;
    const typing = async (kind: 'content' | 'sidePanel', field: Locator) => {
      await field.fill('Half a thought');
      for (const theme of ['High contrast', 'Light']) {
        await page.getByRole('button', { name: 'Theme' }).click();
        await page.getByRole('menuitemradio', { name: theme }).click();
        const frame = await visitor.frame(kind);
        await frame.waitForFunction((bright) => {
          const heading = document.querySelector('h1');
          return heading && (getComputedStyle(heading).color === 'rgb(255, 255, 255)') === bright;
        }, theme === 'High contrast');
        expect(await field.inputValue()).toBe('Half a thought');
      }
      await field.press('Escape');
      expect(await field.inputValue()).toBe('Half a thought');
    };
    await typing('sidePanel', panel.getByRole('textbox', { name: 'What did you notice?' }));
    for (const [path, name] of [
      ['/start', 'Name'],
      [`${community}/plan`, 'Topic'],
      [`${community}/knowledge/new`, 'Text'],
    ] as const) {
      await visitor.open(path);
      await typing('content', app.getByRole('textbox', { name, exact: true }));
    }
  });
});
