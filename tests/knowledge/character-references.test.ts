import { decodeHTMLStrict, encodeHTML } from 'entities';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedBrowser } from '../support/chromium.ts';

const MODULE = 'tabs/components/decode-html.ts';

/** Each character that has a name, by it: some 1,400. */
const NAMED = Array.from({ length: 0x2_0000 }, (_, at) => encodeHTML(String.fromCodePoint(at))).filter(
  (said) => /^&[a-z]\w+;$/i.test(said),
);
const OTHER_NAMES = ['&AMP;', '&amp;lt;', '&NewLine;', '&Tab;', '&semi;', '&bne;', '&fjlig;', '&nGtv;'];
const NUMBERS = [
  ...Array.from({ length: 0x300 }, (_, at) => `&#${at};`),
  ...[
    '&#x80;',
    '&#X9f;',
    '&#xD7FF;',
    '&#xD800;',
    '&#xDFFF;',
    '&#xFDD0;',
    '&#xFFFE;',
    '&#x1F600;',
    '&#x10FFFF;',
  ],
  ...['&#x110000;', '&#9999999;', '&#99999999999;', '&#59;', '&#x3b;'],
];
const NONE = [
  '&notit;',
  '&ampere;',
  '&copycat;',
  '&Amp;',
  '&nosuch;',
  '&NOT;',
  '&#;',
  '&#x;',
  '&#12ab;',
  '&_;',
];

describe('Character references', () => {
  let page: Page;
  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [MODULE],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'references',
    });
    page = await (await sharedBrowser()).newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });
  afterAll(() => page.close());

  const inBrowser = (texts: readonly string[]) =>
    page.evaluate((given) => given.map((text) => references.decodeHTMLStrict(text)), texts);

  it('the page reads as the search index does, whose words are compared with its own', async () => {
    expect(NAMED.length).toBeGreaterThan(1_400);
    const all = [...NAMED, ...OTHER_NAMES, ...NUMBERS, ...NONE];
    expect(await inBrowser(all)).toEqual(all.map((text) => decodeHTMLStrict(text)));
  });

  it('between other words, twice, and where markup stands beside them', async () => {
    const all = [
      'a &lt;b&gt; & c; &lt;',
      '<img src=x onerror=alert(1)>&amp;',
      '&lt;img src=x&gt;',
      '&&amp;;&',
    ];
    expect(await inBrowser(all)).toEqual(all.map((text) => decodeHTMLStrict(text)));
  });
});

declare const references: typeof import('../../tabs/components/decode-html.ts');
