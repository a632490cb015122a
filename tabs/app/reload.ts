/** Whether a part of the page did not arrive, by the messages of Chromium, Firefox and Safari. */
export const isMissing = (problem: unknown) =>
  problem instanceof TypeError && /dynamically imported module|importing a module/i.test(problem.message);

/**
 * Reloads the page where it is: a browser asks only once for a part that did not arrive. While nobody answers it does
 * nothing and returns false, because a reload would lose the page.
 */
export async function reloadPage(): Promise<boolean> {
  const answers = await fetch(location.href, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) {
    history.replaceState({ ...history.state, reloaded: true }, '');
    location.reload();
  }
  return answers;
}

/** Whether the page was reloaded: then the person was at its own address, and not at the host's deep link. */
export const wasReloaded = () => history.state?.reloaded === true;
