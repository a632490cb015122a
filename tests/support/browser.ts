import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { sharedBrowser } from './chromium.ts';
import { leaveSeat, type Seat, takeSeat } from './seat.ts';
import { type TestWorld, testWorld } from './world.ts';

export type Theme = 'default' | 'dark' | 'contrast';

export interface How {
  theme?: Theme;
  /** Of the window; 1280 by 800 without it. */
  width?: number;
  height?: number;
  network?: 'on' | 'off' | 'lost';
  token?: 'expired';
  /** Outlook without nested authentication. */
  outlook?: 'older';
  /** In the workbench's phone, with a finger instead of a mouse. */
  device?: 'ios' | 'android';
  /** In a browser that nobody gets afterwards, for whoever does to it what cannot be undone, such as to its clock. */
  alone?: boolean;
  forcedColors?: 'active';
  reducedMotion?: 'reduce' | 'no-preference';
}

/** Somebody at their own computer: a browser of their own with the workbench in it. */
export interface Visitor {
  readonly person: Person;
  readonly page: Page;
  readonly context: BrowserContext;
  /** The app's page, wherever the workbench shows it. */
  readonly app: FrameLocator;
  /** The side panel beside the call. */
  readonly panel: FrameLocator;
  /** What is shared on the meeting's stage. */
  readonly stage: FrameLocator;
  /** Goes to another place of the workbench, such as #/outlook/calendar. */
  go(hash: string): Promise<void>;
  /** Opens a page of the app in Teams, as a deep link does. */
  open(path: string): Promise<void>;
  /** Joins a session's meeting, with the side panel open. */
  join(session: { chatId: string | null }): Promise<void>;
  /** Holds requests back until what comes back is called; then they go on, or get another answer. */
  hold(url: string, then?: (route: Route) => Promise<void>): Promise<() => void>;
  frame(kind: 'content' | 'sidePanel' | 'meetingStage'): Promise<Frame>;
  /** Where the app is now: its own path, without the host. */
  path(): Promise<string>;
}

/** A world with people in it who have browsers. */
export interface Town {
  readonly world: TestWorld;
  readonly browser: Browser;
  /** The person with this given name. */
  who(givenName: string): Person;
  visit(givenName: string, place: string, how?: How): Promise<Visitor>;
  /** Errors in the consoles that this journey brings about on purpose, such as refused requests. */
  forgive(...patterns: RegExp[]): void;
  /** What the browsers complained about since last asked; a journey ends with none. */
  complaints(): string[];
  /** Ends every visit and says what the browsers complained about meanwhile. */
  goHome(): Promise<string[]>;
  /** A session as it stands, once its invite has gone out. */
  invited(person: Person, session: { communityId: string; id: string }): Promise<Session>;
  stop(): Promise<void>;
}

/** teams-js looks for its list of hosts on Microsoft's network, which a test does not reach. */
const ALWAYS_FORGIVEN = [/res\.cdn\.office\.net/, /net::ERR_NAME_NOT_RESOLVED/];

/** Longer than anything takes, also on a machine with other work: what a person would see is waited for. */
export const PATIENCE = 20_000;

export const appPlace = (path: string) => `#/teams/home?${new URLSearchParams({ subPage: path })}`;

export async function town(options: Parameters<typeof testWorld>[0] = {}): Promise<Town> {
  const [world, browser] = await Promise.all([testWorld(options), sharedBrowser()]);
  const seats = new Set<Seat>();
  let complaints: string[] = [];
  let forgiven: RegExp[] = [];

  function who(givenName: string): Person {
    const found = world.microsoft365.people.find((person) => person.givenName === givenName);
    if (!found) throw new Error(`Nobody is called ${givenName}`);
    return found;
  }

  function complain(text: string): void {
    if (![...ALWAYS_FORGIVEN, ...forgiven].some((pattern) => pattern.test(text))) complaints.push(text);
  }

  async function visit(givenName: string, place: string, how: How = {}): Promise<Visitor> {
    const person = who(givenName);
    const { theme, device, network, token, outlook, alone = false, ...rest } = how;
    const { width = device ? 420 : 1280, height = device ? 830 : 800, ...media } = rest;
    const seat = await takeSeat(browser, {
      viewport: { width, height },
      touch: device !== undefined,
      alone,
      ...media,
    });
    const { context, page } = seat;
    context.setDefaultTimeout(PATIENCE);
    context.on('weberror', (error) => complain(`${givenName}: ${error.error().stack ?? error.error()}`));
    context.on('console', (message) => {
      if (message.type() === 'error') complain(`${givenName}: ${message.text()} (${message.location().url})`);
    });
    seats.add(seat);
    const query = new URLSearchParams({
      as: person.id,
      ...(theme && { theme }),
      ...(device && { device }),
      ...(network && { network }),
      ...(token && { token }),
      ...(outlook && { outlook }),
    });
    await page.goto(`${world.url}/workbench/?${query}${place}`);
    const inside = (kind: string) => page.frameLocator(`iframe[data-frame-context="${kind}"]:visible`);
    const frame: Visitor['frame'] = async (kind) => {
      const element = await page.waitForSelector(`iframe[data-frame-context="${kind}"]:visible`);
      const found = await element.contentFrame();
      if (!found) throw new Error('The element is no frame');
      // The element stands before its page has arrived; until then the frame holds an empty document.
      await found.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'domcontentloaded' });
      return found;
    };
    const go = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    const hold: Visitor['hold'] = async (url, then = (route) => route.continue()) => {
      let pass = () => {};
      const held = new Promise<void>((resolve) => {
        pass = resolve;
      });
      await context.route(url, async (route) => {
        await held;
        await then(route);
      });
      return pass;
    };
    return {
      person,
      page,
      context,
      app: inside('content'),
      panel: inside('sidePanel'),
      stage: inside('meetingStage'),
      hold,
      frame,
      go,
      open: (path) => go(appPlace(path)),
      join: (session) => go(callPlace(session)),
      path: async () => new URL((await frame('content')).url()).pathname,
    };
  }

  async function leave(): Promise<void> {
    for (const seat of seats) await leaveSeat(browser, seat, [world.url, world.microsoft365.url]);
    seats.clear();
  }

  return {
    world,
    browser,
    who,
    visit,
    forgive: (...patterns) => {
      forgiven.push(...patterns);
    },
    complaints: () => complaints.splice(0),
    goHome: async () => {
      await leave();
      const said = complaints;
      complaints = [];
      forgiven = [];
      return said;
    },
    invited: async (person, { communityId, id }) => {
      const params = { communityId, sessionId: id };
      await world.settled();
      const { session } = await world.call(person, API.openSession, { params });
      if (session.invite !== 'sent') throw new Error(`The invite is ${session.invite}`);
      return session;
    },
    stop: async () => {
      await leave();
      await world.stop();
    },
  };
}

/** The call of a session with the app beside it. */
export function callPlace({ chatId }: { chatId: string | null }): string {
  if (!chatId) throw new Error('The session has no chat');
  return `#/meeting/${encodeURIComponent(chatId)}?panel=open`;
}

/** The text of an artifact in its editor, as source. */
export async function asSource(app: FrameLocator): Promise<Locator> {
  await app.getByRole('button', { name: 'Source' }).click();
  return app.getByRole('textbox', { name: 'Text' });
}

/** Waits for something that is not on a page, such as what a calendar holds, as a person would look again and again. */
export const soon = (look: () => unknown) => expect.poll(look, { timeout: PATIENCE, interval: 100 });

/** Chooses an item of the workbench's menu of bad days, such as “Off: requests of the app fail”. */
export async function badDay({ page }: Visitor, item: RegExp): Promise<void> {
  const entry = page
    .getByRole('menuitemradio', { name: item })
    .or(page.getByRole('menuitemcheckbox', { name: item }));
  const menu = page.getByRole('menu');
  // A page of the app that has just come may take the focus, which closes the menu: a person opens it again.
  for (let pressed = false; !pressed; ) {
    if ((await menu.count()) === 0) await page.getByRole('button', { name: 'Have a bad day' }).click();
    pressed = await entry.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  }
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
}

/** Ends it, by the button that says what is wrong. */
export async function goodDay({ page }: Visitor, what: string): Promise<void> {
  await page.getByRole('button', { name: what }).click();
  await page.getByRole('button', { name: what }).waitFor({ state: 'detached' });
}
