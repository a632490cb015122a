import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

const ALL = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What a page is looked at for: everything, that and its names, only what a theme changes, or all but what a person's own colours change. */
const LOOKS = {
  whole: ALL,
  // A name holds what is seen, so that it can be spoken; axe does not run this rule by itself.
  named: { ...ALL, rules: { 'label-content-name-mismatch': { enabled: true } } },
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
  forced: { ...ALL, rules: { 'color-contrast': { enabled: false } } },
};
export type Look = keyof typeof LOOKS;

const CHECK = (look: Look) => `axe.run(
  { include: [['html']], exclude: [['[data-tabster-dummy]']] },
  { resultTypes: ['violations'], ...${JSON.stringify(LOOKS[look])} },
).then(({ violations }) => violations)`;

/**
 * What axe finds wrong with a frame's page, in lines one can act on; an empty list is what is wanted. Forced colours are
 * the person's own, and axe takes their canvas for white: then contrast is not looked at.
 */
export async function violations(frame: Frame, look: Look = 'whole'): Promise<string[]> {
  // Evaluated from outside, the page's content security policy does not apply to it.
  if (!(await frame.evaluate('typeof axe === "object"'))) await frame.evaluate(source);
  const found = (await frame.evaluate(CHECK(look))) as Found[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** What sticks out of the window where the page is wider than it. */
export async function overflow(frame: Frame): Promise<string[]> {
  return (await frame.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((one) => one.tagName + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 60));
  })()`)) as string[];
}

/**
 * Makes every text twice as large, or as large as it was, and leaves everything else: sizes are in pixels, so the root's
 * size moves nothing.
 */
export async function textSize(frame: Frame, times: 1 | 2): Promise<void> {
  await frame.evaluate(`(() => {
    const all = [...document.querySelectorAll('body, body *')];
    if (${times} === 1) {
      for (const one of all) one.style.fontSize = one.style.lineHeight = '';
      return;
    }
    const sizes = all.map((one) => {
      const { fontSize, lineHeight } = getComputedStyle(one);
      return [one, parseFloat(fontSize), parseFloat(lineHeight)];
    });
    for (const [one, size, line] of sizes) {
      one.style.fontSize = size * ${times} + 'px';
      if (line) one.style.lineHeight = line * ${times} + 'px';
    }
  })()`);
}

/** Words that are not seen whole, because what holds them hides what does not fit. */
export async function cutOff(frame: Frame): Promise<string[]> {
  return (await frame.evaluate(`[...document.querySelectorAll('body *')]
    .filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (box.width <= 1) return false;
      return [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).some((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const words = range.getBoundingClientRect();
        return (overflowX === 'hidden' && (words.right > box.right + 1 || words.left < box.left - 1))
          || (overflowY === 'hidden' && (words.bottom > box.bottom + 1 || words.top < box.top - 1));
      });
    })
    .map((one) => one.tagName + ' ' + one.textContent.slice(0, 60))`)) as string[];
}

/** Animations that would run for ever. */
export async function endless(frame: Frame): Promise<number> {
  return (await frame.evaluate(
    `document.getAnimations().filter((one) => one.effect?.getTiming().iterations === Infinity && one.playState === 'running').length`,
  )) as number;
}
