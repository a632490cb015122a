import type { Frame } from 'playwright-core';
import { API } from '../../domain/api.ts';
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
import type { Theme, Town, Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

/** What the host's rail takes of the window. */
export const RAIL = 85;

/** A view of the app: its path, and the heading that says it stands. */
export type View = readonly [path: string, heading: RegExp];

/** A community with something on every page, for the tests of one file. */
export async function furnishedCommunity() {
  const here = await ownTown();
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
  const session = await here.invited(organiser, planned);
  await captureNote(world, organiser, session, noteDraft('Noted before it began'));
  const community = `/communities/${communityId}`;
  return { here, session, past, playbook, community };
}

/** What is wrong with a page as it stands. */
export async function faultsOf(frame: Frame, look: Look): Promise<string[]> {
  const faults = [
    ...(await violations(frame, look)),
    ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
  ];
  if ((await endless(frame)) > 0) faults.push('moves for ever');
  return faults;
}

export async function unreadable(frame: Frame): Promise<string[]> {
  return [
    ...(await overflow(frame)).map((one) => `sticks out: ${one}`),
    ...(await cutOff(frame)).map((one) => `cut off: ${one}`),
  ];
}

/** Two pictures have been drawn since, and colours that pass into others have arrived: Fluent's buttons take a moment. */
export const drawn = (frame: Frame) =>
  frame.evaluate(`(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const passing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(passing.map((one) => one.finished));
  })()`);

/** Goes to a view inside the app, without loading it anew, and waits until nothing of it is a skeleton. */
export async function show(frame: Frame, path: string, heading: RegExp): Promise<void> {
  await frame.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
  // In the page, at every picture: asked from outside, a page is looked at twice a second.
  await frame.waitForFunction(
    ({ source, path }) =>
      [location.pathname, location.pathname + location.search].some((at) => at + location.hash === path) &&
      new RegExp(source).test(document.querySelector('h1')?.textContent ?? '') &&
      !document.querySelector('[aria-busy="true"]'),
    { source: heading.source, path },
  );
  await drawn(frame);
}

/** The same page in other themes and colours, one after the other, while it is looked at. */
export async function inColours(
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

/** What is wrong with these views: wide and narrow, in any theme and in forced colours, zoomed, or with larger text. */
export async function faultsOfViews(
  here: Town,
  views: readonly View[],
  whole: 'whole' | 'named' = 'whole',
): Promise<string[]> {
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
      all.push(...faults.map((one) => `${path} ${how}: ${one}`));
    await show(frame, path, heading);
    note('wide', await faultsOf(frame, whole));
    note('wide', await inColours(visitor, frame, (look) => faultsOf(frame, look)));
    await width(320);
    note('320 px', await faultsOf(frame, whole));
    if (whole === 'named') note('320 px', await inColours(visitor, frame, (look) => faultsOf(frame, look)));
    await width(640);
    note('zoomed to 200 %', await unreadable(frame));
    await width(1280);
    await textSize(frame, 2);
    note('text at twice its size', await unreadable(frame));
    await textSize(frame, 1);
  }
  return all;
}
