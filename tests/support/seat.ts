import type { EventEmitter } from 'node:events';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A context with one page, for one visitor after the other; for one alone where it is `alone`. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly touch: boolean;
  readonly alone: boolean;
  /** Removes what has been listening since. */
  hush(): void;
}

interface Wants {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly touch: boolean;
  readonly alone: boolean;
  readonly forcedColors?: 'active';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** Seats that nobody sits on. More would only hold memory: few journeys have more than three people at once. */
const FREE_MAX = 3;
const free = new Map<Browser, Seat[]>();

/**
 * A seat of its own for a visitor. One that somebody has left is taken where there is one: its process is there already
 * and knows the pages' scripts, which makes a visit cost about half.
 */
export async function takeSeat(browser: Browser, wants: Wants): Promise<Seat> {
  const { viewport, touch, alone, forcedColors = 'none', reducedMotion = 'reduce' } = wants;
  const waiting = free.get(browser) ?? [];
  const at = waiting.findLastIndex((one) => one.touch === touch && !alone);
  const [seat = await newSeat(browser, touch, alone)] = at === -1 ? [] : waiting.splice(at, 1);
  const { page } = seat;
  await Promise.all([page.setViewportSize(viewport), page.emulateMedia({ forcedColors, reducedMotion })]);
  return seat;
}

async function newSeat(browser: Browser, touch: boolean, alone: boolean): Promise<Seat> {
  const context = await browser.newContext({
    hasTouch: touch,
    // The local Entra's consent page has a certificate of its own.
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const [hushContext, hushPage] = [listenersSince(context), listenersSince(page)];
  const hush = () => {
    hushContext();
    hushPage();
  };
  return { context, page, cdp, touch, alone, hush };
}

/** Remembers who listens now, such as Playwright itself, and removes whoever else does when it is called. */
function listenersSince(emitter: BrowserContext | Page): () => void {
  const one = emitter as unknown as EventEmitter;
  const before = new Map(one.eventNames().map((name) => [name, new Set(one.rawListeners(name))]));
  return () => {
    for (const name of one.eventNames())
      for (const listener of one.rawListeners(name))
        if (!before.get(name)?.has(listener)) one.off(name, listener as () => void);
  };
}

/** The visitor goes. What they left at these origins is forgotten, and the seat is free; or closed, if it cannot be cleaned. */
export async function leaveSeat(browser: Browser, seat: Seat, origins: readonly string[]): Promise<void> {
  const isClean =
    !seat.alone &&
    !seat.page.isClosed() &&
    (await cleaned(seat, origins).then(
      () => true,
      () => false,
    ));
  if (!isClean) return seat.context.close();
  const waiting = free.get(browser) ?? [];
  free.set(browser, waiting);
  waiting.push(seat);
  // The one that was left last is taken first, because it knows the scripts best.
  if (waiting.length > FREE_MAX) await waiting.shift()?.context.close();
}

/** Longer than it takes on a busy machine; a page that hangs is closed instead. */
const CLEAN_WITHIN_MS = 5_000;

async function cleaned({ context, page, cdp, hush }: Seat, origins: readonly string[]): Promise<void> {
  const closeWindows = async () => {
    for (const other of context.pages()) if (other !== page) await other.close();
  };
  await closeWindows();
  await Promise.all([
    context.unrouteAll({ behavior: 'ignoreErrors' }),
    page.unrouteAll({ behavior: 'ignoreErrors' }),
    context.setOffline(false),
    context.clearPermissions(),
    context.clearCookies(),
  ]);
  await page.goto('about:blank', { timeout: CLEAN_WITHIN_MS });
  // The page may have opened another while it was left.
  await closeWindows();
  await Promise.all([
    cdp.send('Page.resetNavigationHistory'),
    page.emulateMedia({ media: null, colorScheme: null }),
    page.mouse.move(0, 0),
    ...origins.map((origin) => cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })),
  ]);
  // Complaints of the page that was left have arrived by now.
  hush();
}
