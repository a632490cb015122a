import type { Frame, Locator } from 'playwright-core';
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
import { cutOff, endless, type Look, overflow, textSize, violations } from '../support/axe.ts';
import { callPlace, type Theme, type Town, town, type Visitor } from '../support/browser.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

let here: Town;
let community: string;
let session: Session;
/** Every view of the app: its path, and the heading that says it stands. */
let views: readonly (readonly [path: string, heading: RegExp])[];
/** What the host's rail takes of the window. */
const RAIL = 85;

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
    ['/', /^Home$/],
    ['/start', /^Start a community$/],
    [community, /^Leading through feedback$/],
    [`${community}/edit`, /^Edit the community$/],
    [`${community}/sessions`, /^Sessions$/],
    [`${community}/people`, /^People$/],
    [`${community}/people#add`, /^People$/],
    [`${community}/people/import`, /^Import a list of people$/],
    [`${community}/plan`, /^Plan a session$/],
    [`${community}/sessions/${session.id}`, /^Feedback that lands$/],
    [`${community}/sessions/${session.id}/edit`, /^Change the session$/],
    [`${community}/sessions/${past.id}`, /^What we tried in autumn$/],
    [`${community}/knowledge`, /^Knowledge base$/],
    [`${community}/knowledge/new`, /^New in the knowledge base$/],
    [`${community}/knowledge/${playbook.id}`, /^Feedback that lands$/],
    [`${community}/knowledge/${playbook.id}/edit`, /^Revise/],
    ['/nowhere', /.*/],
  ];
});

afterEach(async () => expect(await here.goHome()).toEqual([]));

afterAll(async () => {
  await here?.stop();
});

/** What is wrong with a page as it stands. */
async function faultsOf(frame: Frame, look: Look): Promise<string[]> {
  const faults = [
    ...(await violations(frame, look)),
    ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
  ];
  if ((await endless(frame)) > 0) faults.push('moves for ever');
  return faults;
}

async function unreadable(frame: Frame): Promise<string[]> {
  return [
    ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
    ...(await cutOff(frame)).map((one) => `cut off: ${one}`),
  ];
}

/** Two pictures have been drawn since, and colours that pass into others have arrived: Fluent's buttons take a moment. */
const drawn = (frame: Frame) =>
  frame.evaluate(`(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const passing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(passing.map((one) => one.finished));
  })()`);

/** Goes to a view inside the app, without loading it anew, and waits until nothing of it is a skeleton. */
async function show(frame: Frame, path: string, heading: RegExp): Promise<void> {
  await frame.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
  // In the page, at every picture: asked from outside, a page is looked at twice a second.
  await frame.waitForFunction(
    ({ source, path }) =>
      location.pathname + location.hash === path &&
      new RegExp(source).test(document.querySelector('h1')?.textContent ?? '') &&
      !document.querySelector('[aria-busy="true"]'),
    { source: heading.source, path },
  );
  await drawn(frame);
}

/** The same page in other themes and colours, one after the other, while it is looked at. */
async function inColours(
  visitor: Visitor,
  frame: Frame,
  faultsIn: (look: Look) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ['dark', 'contrast'] as const) {
    await inTheme(visitor, frame, theme);
    faults.push(...(await faultsIn('colours')).map((one) => `${theme}: ${one}`));
  }
  await inTheme(visitor, frame, 'default');
  await visitor.page.emulateMedia({ forcedColors: 'active' });
  await drawn(frame);
  faults.push(...(await faultsIn('forced')).map((one) => `forced colours: ${one}`));
  await visitor.page.emulateMedia({ forcedColors: 'none' });
  await drawn(frame);
  return faults;
}

const GROUND = `getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor`;

/** Changes the host's theme while the app is open. */
async function inTheme({ page }: Visitor, frame: Frame, theme: Theme): Promise<void> {
  const before = await frame.evaluate(GROUND);
  await page.evaluate((to) => {
    const address = new URL(location.href);
    address.searchParams.set('theme', to);
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, theme);
  await frame.waitForFunction(`${GROUND} !== ${JSON.stringify(before)}`);
  await drawn(frame);
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

describe('every view', () => {
  test('passes axe, wide and narrow, in any theme and in forced colours; zoomed or with larger text nothing is cut off', async () => {
    const visitor = await here.visit('Priya', '#/teams/home');
    const frame = await visitor.frame('content');
    const { page } = visitor;
    const width = async (app: number) => {
      await page.setViewportSize({ width: app + RAIL, height: 800 });
      await drawn(frame);
    };
    const all: string[] = [];
    for (const [path, heading] of views) {
      const note = (how: string, faults: readonly string[]) =>
        all.push(...faults.map((one) => `${path.replace(community, '…')} ${how}: ${one}`));
      await show(frame, path, heading);
      note('wide', await faultsOf(frame, 'whole'));
      note('wide', await inColours(visitor, frame, (look) => faultsOf(frame, look)));
      await width(320);
      note('320 px', await faultsOf(frame, 'whole'));
      await width(640);
      note('zoomed to 200 %', await unreadable(frame));
      await width(1280);
      await textSize(frame, 2);
      note('text at twice its size', await unreadable(frame));
      await textSize(frame, 1);
    }
    expect(all).toEqual([]);
  });

  test('of the panel passes axe, in any theme and in forced colours', async () => {
    const visitor = await here.visit('Priya', callPlace(session));
    await visitor.panel.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    const frame = await visitor.frame('sidePanel');
    const faultsIn = async (look: Look) => {
      const contrast = Number(await frame.evaluate(signContrast));
      return [
        ...(contrast < 4.5 ? [`the chosen kind stands out by ${contrast.toFixed(1)} only`] : []),
        ...(await faultsOf(frame, look)),
      ];
    };
    const all: string[] = [];
    for (const part of [/^Agenda/, /^Notes/, /^Playbook/]) {
      await visitor.panel.getByRole('tab', { name: part }).click();
      await frame.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await drawn(frame);
      const faults = [...(await faultsIn('whole')), ...(await inColours(visitor, frame, faultsIn))];
      all.push(...faults.map((one) => `${part.source} ${one}`));
    }
    expect(all).toEqual([]);
  });

  test('of the meeting’s chat passes axe, wide and narrow, in any theme and in forced colours', async () => {
    const chat = encodeURIComponent(session.chatId ?? '');
    const visitor = await here.visit('Priya', `#/meeting/${chat}/chat`);
    await visitor.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    const frame = await visitor.frame('content');
    const all: string[] = [];
    for (const width of [1280, 320]) {
      await visitor.page.setViewportSize({ width: width + RAIL, height: 800 });
      await drawn(frame);
      const faults = [
        ...(await faultsOf(frame, 'whole')),
        ...(await inColours(visitor, frame, (look) => faultsOf(frame, look))),
      ];
      all.push(...faults.map((one) => `${width} px: ${one}`));
    }
    expect(all).toEqual([]);
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
