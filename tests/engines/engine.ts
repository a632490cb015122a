import axe from 'axe-core';

/** Where in the workbench: in its own page, or in a frame of the app. */
export type Where = 'workbench' | 'content' | 'sidePanel';

/** A browser with one window, whatever its engine and however it is driven. */
export interface Engine {
  readonly name: string;
  open(url: string): Promise<void>;
  /** Presses the first thing with this role and a name like this. */
  press(where: Where, role: string, name: RegExp): Promise<void>;
  /** Types into the field with this name. */
  type(where: Where, name: RegExp, text: string): Promise<void>;
  /** Whether these words are on the page. */
  shows(where: Where, words: string): Promise<boolean>;
  screenshot(): Promise<Buffer>;
  /** What scripts threw meanwhile, where the engine tells it. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

const PATIENCE = 20_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries until something comes of it; pages and frames may be replaced meanwhile, so what fails is tried again. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE;
  let problem: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`, { cause: problem });
    await wait(100);
  }
}

export const selectorOf = (where: Exclude<Where, 'workbench'>) => `iframe[data-frame-context="${where}"]`;

/** Defines `findByRole` in a page: roles and names are computed as axe does, by the rules of WAI-ARIA. */
export const FINDER = `${axe.source}
window.findByRole = (role, name) => {
  axe.teardown();
  axe.setup(document.documentElement);
  const { aria, text } = axe.commons;
  const like = new RegExp(name);
  const all = document.querySelectorAll('a, button, input, textarea, select, summary, [role]');
  return [...all].find((one) =>
    one.getClientRects().length > 0 &&
    one.getAttribute('aria-disabled') !== 'true' &&
    aria.getRole(one) === role &&
    like.test(text.accessibleText(one))) ?? null;
};`;
