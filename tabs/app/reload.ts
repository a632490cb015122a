const ANEW = 'loaded anew';

/** A part of the page that did not arrive, as Chromium, Firefox and Safari word it. */
export const isMissing = (problem: unknown) =>
  problem instanceof TypeError && /dynamically imported module|importing a module/i.test(problem.message);

/**
 * Loads the page anew, where it is. A browser asks only once for a part that did not arrive, so nothing less brings it.
 * Not while nobody answers: the page would be gone. False then.
 */
export async function reloadPage(): Promise<boolean> {
  const answers = await fetch(location.href, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) {
    history.replaceState(ANEW, '');
    location.reload();
  }
  return answers;
}

/** Whether it was loaded anew: then its own address is where the person was, and not the host's deep link. */
export const wasReloaded = () => history.state === ANEW;
