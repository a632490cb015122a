import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const tabs = new URL('../../tabs/', import.meta.url);

/** Quoted keys of objects, and what tells those that are selectors or at-rules from other keys. */
const QUOTED = /^\s*(['"`])([^\n]*?)\1: \{/gm;
const SELECTOR = /[ &>+~:@[]/;
/** What Griffel takes for a selector or an at-rule; anything else it drops without a word in what is built. */
const TAKEN = /^[:[>&@]/;

test('no style stands under a selector that Griffel drops', async () => {
  const files = (await readdir(tabs, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const dropped: string[] = [];
  let seen = 0;
  for (const file of files) {
    const text = await readFile(new URL(file, tabs), 'utf8');
    if (!text.includes('makeStyles(')) continue;
    for (const [, , selector = ''] of text.matchAll(QUOTED)) {
      if (!SELECTOR.test(selector)) continue;
      seen += 1;
      if (!TAKEN.test(selector)) dropped.push(`${file}: ${selector}`);
    }
  }
  expect(seen).toBeGreaterThan(50);
  expect(dropped).toEqual([]);
});
