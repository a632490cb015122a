import { beforeEach, expect, test, vi } from 'vitest';

let back: () => boolean = () => false;
vi.mock('@microsoft/teams-js', () => ({
  pages: {
    backStack: {
      isSupported: () => true,
      registerBackButtonHandler: (handler: () => boolean) => {
        back = handler;
      },
    },
  },
}));

/** A browser's history that tells what it does as wouter has it tell. */
function aHistory() {
  const events = new EventTarget();
  const entries: unknown[] = [null];
  let at = 0;
  const popped = () => events.dispatchEvent(Object.assign(new Event('popstate'), { state: entries[at] }));
  const history = {
    get state() {
      return entries[at];
    },
    pushState(state: unknown) {
      at += 1;
      entries.splice(at, Number.POSITIVE_INFINITY, state);
      events.dispatchEvent(new Event('pushState'));
    },
    replaceState(state: unknown) {
      entries[at] = state;
      events.dispatchEvent(new Event('replaceState'));
    },
    back() {
      at -= 1;
      popped();
    },
    /** Follows a link to another place of the same page. */
    jump() {
      at += 1;
      entries.splice(at, Number.POSITIVE_INFINITY, null);
      popped();
    },
  };
  vi.stubGlobal('history', history);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  return history;
}

/** How often the host's way back leads to a page before, until the host leaves the app. */
function stepsBack(): number {
  let steps = 0;
  while (steps < 9 && back()) steps += 1;
  return steps;
}

let history: ReturnType<typeof aHistory>;
beforeEach(async () => {
  history = aHistory();
  const { takeBack } = await import('../../tabs/host/back.ts');
  takeBack();
});

test('the host’s way back leads through the pages that were opened, and out on the first', () => {
  history.pushState(null);
  history.jump();
  history.pushState(null);
  expect(stepsBack()).toBe(3);
});

test('it still counts right where a page has put another address in the place of its own', () => {
  history.replaceState(null);
  history.pushState(null);
  history.replaceState(null);
  history.pushState(null);
  history.back();
  expect(stepsBack()).toBe(1);
});
