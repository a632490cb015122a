import type { Frame, Locator, Page } from 'playwright-core';
import { PATIENCE, type Visitor } from './browser.ts';

/** One stop of the Tab key: what has the focus, and what is wrong with how it is shown. */
interface Stop {
  readonly name: string;
  readonly faults: string[];
}

type Role = Parameters<Locator['getByRole']>[0];
type Name = string | RegExp;

/** More stops than any page of the app has, with the host's around it. */
const STOPS = 90;

/**
 * Looks at what has the focus. That it can be seen is told by how it looks now and after the focus has left: something
 * about it, its signs or what is around it must differ.
 */
const LOOK = `(() => {
  const LOOKS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'borderBottomColor',
    'borderBottomWidth', 'backgroundColor', 'top', 'opacity', 'transform', 'textDecorationLine', 'clipPath', 'width'];
  const looks = (one) => [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(one, part);
    return LOOKS.map((look) => style[look]).join();
  }).join(';');
  const sign = (one) => {
    const around = [one, ...(one.parentElement?.children ?? [])];
    for (let up = one.parentElement, level = 0; up && level < 3; up = up.parentElement, level += 1) around.push(up);
    return around.slice(0, 12).map(looks).join('|');
  };
  const called = (one) => one.tagName.toLowerCase() + ' ' + JSON.stringify((one.getAttribute('aria-label')
    ?? one.labels?.[0]?.textContent ?? one.textContent ?? '').trim().slice(0, 50));
  const faults = [];
  const now = document.activeElement;
  const before = globalThis.focusBefore;
  globalThis.focusBefore = null;
  if (before && before.one !== now && before.one.isConnected && before.sign === sign(before.one))
    faults.push('the focus cannot be seen on ' + called(before.one));
  if (!now || now === document.body || !document.hasFocus()) return { name: '(the host)', faults };
  if (now.tabIndex >= 0) {
    // In fields of several parts the part matches, and Chromium marks it; the field itself does not always.
    const parts = now.matches('input[type=date], input[type=time]');
    if (!parts && !now.matches(':focus-visible')) faults.push(called(now) + ' is not :focus-visible');
    globalThis.focusBefore = { one: now, sign: sign(now) };
    const box = now.getBoundingClientRect();
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
    const hit = right > left && bottom > top && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!hit) faults.push(called(now) + ' is out of sight');
    else if (!now.contains(hit) && !hit.contains(now) && ![...(now.labels ?? [])].some((one) => one.contains(hit)))
      faults.push(called(now) + ' is covered by ' + called(hit));
  }
  return { name: called(now), faults };
})()`;

/** Somebody who has a keyboard and nothing else. */
export class Keyboard {
  readonly page: Page;
  readonly #find: () => Promise<Frame>;
  #frame: Frame | undefined;
  /** What was wrong with how the focus is shown, wherever it was. */
  readonly faults = new Set<string>();

  constructor(visitor: Visitor, kind: 'content' | 'sidePanel' = 'content') {
    this.page = visitor.page;
    this.#find = () => visitor.frame(kind);
  }

  /** Where the keys go. It is looked for once and then kept: at every key that would take most of a journey's time. */
  async frame(): Promise<Frame> {
    if (!this.#frame || this.#frame.isDetached()) this.#frame = await this.#find();
    return this.#frame;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Puts other words in the place of those that are there. */
  async write(text: string): Promise<void> {
    await this.press('Control+a');
    await this.type(text);
  }

  async look(): Promise<Stop> {
    const frame = await this.frame();
    const stop = (await frame.evaluate(LOOK)) as Stop;
    for (const fault of stop.faults) this.faults.add(`${new URL(frame.url()).pathname}: ${fault}`);
    return stop;
  }

  /** Whether this has the focus. */
  async on(role: Role, name: Name): Promise<boolean> {
    const frame = await this.frame();
    const named = frame.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) });
    return (await named.and(frame.locator(':focus')).count()) > 0;
  }

  /** Waits for something and tabs until it has the focus; what only a mouse can reach is never reached. */
  async to(role: Role, name: Name, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const frame = await this.frame();
    const named = frame.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) });
    await named.first().waitFor({ timeout: PATIENCE });
    const passed: string[] = [(await this.look()).name];
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await this.on(role, name)) return;
      await this.press(key);
      passed.push((await this.look()).name);
    }
    throw new Error(`${role} ${name} is not reached by ${key}. Passed:\n${[...new Set(passed)].join('\n')}`);
  }

  async choose(role: Role, name: Name, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(role, name);
    await this.press(key);
  }

  async fill(role: Role, name: Name, text: string): Promise<void> {
    await this.to(role, name);
    await this.write(text);
  }

  /** Waits until this has the focus without anybody pressing anything. */
  async given(role: Role, name: Name): Promise<void> {
    const until = Date.now() + PATIENCE;
    while (!(await this.on(role, name))) {
      if (Date.now() > until)
        throw new Error(`${role} ${name} was not given the focus; ${(await this.look()).name} has it`);
      await this.page.waitForTimeout(50);
    }
    await this.look();
  }

  /** Waits until what has the focus can be pressed: a step rests for a moment, so that one press never acts twice. */
  async rested(): Promise<void> {
    await (await this.frame()).locator(':focus:not([aria-disabled])').waitFor();
  }

  /**
   * A dialog is open: the focus is in it, Tab leads to nothing else of the page in either direction, Escape closes it,
   * and what opened it has the focus again.
   */
  async escapes(dialog: Name, opener: readonly [Role, Name] | null): Promise<void> {
    const frame = await this.frame();
    const open = frame.getByRole('dialog', { name: dialog });
    await open.waitFor({ timeout: PATIENCE });
    const inside = () =>
      frame.evaluate(
        `document.activeElement === document.body || document.activeElement?.closest('dialog') !== null`,
      );
    const held = async () => (await this.look()).name !== '(the host)';
    if (!(await open.locator(':focus').count())) throw new Error(`The focus did not go into ${dialog}`);
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      for (let stop = 0; stop < 24; stop += 1) {
        await this.press(key);
        const within = await held();
        if (!(await inside())) throw new Error(`${key} leads out of ${dialog}`);
        if (!within) break;
      }
      // Around the dialog there is only the host; the way back is the other direction, however far one went.
      for (let stop = 0; stop < 24 && !(await held()); stop += 1)
        await this.press(key === 'Tab' ? 'Shift+Tab' : 'Tab');
    }
    if (!(await held())) throw new Error(`The focus did not come back into ${dialog}`);
    await this.press('Escape');
    await open.waitFor({ state: 'detached', timeout: PATIENCE });
    if (opener) await this.given(...opener);
  }
}
