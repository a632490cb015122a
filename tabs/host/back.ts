import { pages } from '@microsoft/teams-js';

/** How many pages lie between this one and the one that was opened first. */
const depthOf = (state: unknown): number | null =>
  typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : null;

/**
 * The host's way back, such as a phone's back button: it closes what lies over the page, then leads to the page before;
 * on the first page the host leaves the app. wouter tells by the events `pushState` and `replaceState` what it has opened.
 */
export function takeBack(): void {
  if (!pages.backStack.isSupported()) return;
  let depth = depthOf(history.state) ?? 0;
  const mark = () => history.replaceState({ ...history.state, depth }, '');
  mark();
  addEventListener('pushState', () => {
    depth += 1;
    mark();
  });
  addEventListener('replaceState', () => {
    // Another address in the same place, whose state says nothing of the depth any more.
    if (depthOf(history.state) !== depth) mark();
  });
  addEventListener('popstate', ({ state }) => {
    const known = depthOf(state);
    // A jump within a page is an entry that nobody has marked yet.
    depth = known ?? depth + 1;
    if (known === null) mark();
  });
  pages.backStack.registerBackButtonHandler(() => {
    const over = [...document.querySelectorAll('dialog[open]')].at(-1);
    if (over) over.dispatchEvent(new Event('cancel', { cancelable: true }));
    else if (depth > 0) history.back();
    else return false;
    return true;
  });
}
