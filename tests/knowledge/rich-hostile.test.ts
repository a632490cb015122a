import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Markdown } from '../../tabs/components/Markdown.tsx';
import { SCHEMA } from '../../tabs/knowledge/rich/schema.ts';
import { openSource, sourceOf } from '../../tabs/knowledge/rich/source.ts';
import { sharedBrowser } from '../support/chromium.ts';
import { HOSTILE_ADDRESSES, HOSTILE_HTML, HOSTILE_MARKDOWN, HOSTILE_SIZES } from './hostile-markdown.ts';
import { CORPUS } from './markdown-corpus.ts';

const LIMIT_MS = 1_000;

function within<T>(work: () => T): T {
  // Other tests run beside, so the processor's time counts.
  const from = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1_000).toBeLessThan(LIMIT_MS);
  return made;
}

describe('Hostile Markdown on the page', () => {
  it.each([...HOSTILE_MARKDOWN, ...Object.values(HOSTILE_SIZES)])('does nothing: %s', (body) => {
    const html = within(() => renderToStaticMarkup(createElement(Markdown, null, body)));
    const tags = [...html.matchAll(/<([a-z][\w-]*)([^>]*)>/gi)];
    for (const [, tag = '', rest = ''] of tags) {
      expect(tag).toMatch(
        /^(?:div|p|h\d|ul|ol|li|a|strong|em|del|code|pre|br|hr|blockquote|table|thead|tbody|tr|th|td|label|input|span)$/,
      );
      expect(rest).not.toMatch(/\son\w+=|\ssrc|\ssrcset/i);
    }
    for (const [, href] of html.matchAll(/\shref="([^"]*)"/g))
      expect(href).toMatch(/^(?:https?:\/\/|mailto:|#)/);
  });
});

/** The editor on a page of its own, and what it holds as the browser sees it. */
interface Stage {
  open(body: string): string;
  paste(data: Record<string, string>): { body: string; html: string; pictures: number };
}

declare global {
  var stage: Stage;
}

const STAGE = `
import { openRich } from './tabs/knowledge/rich/rich-editor.ts';
const place = document.createElement('div');
document.body.append(place);
let rich; let body = ''; let pictures = 0;
const open = (text) => {
  rich?.end();
  place.replaceChildren();
  body = text; pictures = 0;
  const opened = openRich({ place, body: text, attributes: { role: 'textbox' }, placeholder: '', onChange: (next) => { body = next; }, onState: () => {}, onFocus: () => {}, onLink: () => {}, onPictures: (count) => { pictures += count; } });
  if (!('run' in opened)) { rich = undefined; return 'source'; }
  rich = opened;
  return place.innerHTML;
};
globalThis.stage = {
  open,
  paste(data) {
    open('');
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    place.querySelector('[role=textbox]').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    return { body, html: place.innerHTML, pictures };
  },
};`;

describe('The rich editor in a browser', () => {
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: STAGE, resolveDir: process.cwd(), loader: 'js' },
      bundle: true,
      write: false,
      format: 'iife',
    });
    page = await (await sharedBrowser()).newPage();
    await page.route('**/*', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });
  afterAll(() => page.close());

  const paste = (data: Record<string, string>) => page.evaluate((given) => stage.paste(given), data);

  async function expectHarmless(): Promise<void> {
    const found = await page.evaluate(() => {
      const all = [...document.querySelectorAll('[role=textbox] *')];
      return {
        harmed: 'harmed' in globalThis,
        tags: [...new Set(all.map(({ tagName }) => tagName.toLowerCase()))],
        attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
        links: all.flatMap((one) => (one.hasAttribute('href') ? [one.getAttribute('href') ?? ''] : [])),
      };
    });
    expect(found.harmed).toBe(false);
    expect(found.tags.join(' ')).not.toMatch(
      /\b(?:script|img|svg|math|iframe|style|form|object|embed|video|audio|link|meta|base)\b/,
    );
    expect(found.attributes.join(' ')).not.toMatch(/\bon|\bsrc|\bstyle\b/);
    for (const href of found.links) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
    expect(asked).toEqual([]);
  }

  it('runs, loads and leads to nothing of what hostile Markdown holds', async () => {
    for (const body of [...HOSTILE_MARKDOWN, ...Object.values(HOSTILE_SIZES)]) {
      const took = await page.evaluate((text) => {
        const from = performance.now();
        stage.open(text);
        return performance.now() - from;
      }, body);
      expect(took, body.slice(0, 60)).toBeLessThan(LIMIT_MS);
      await expectHarmless();
    }
  }, 60_000);

  it('runs, loads and leads to nothing of what is pasted', async () => {
    const links = HOSTILE_ADDRESSES.map(
      (address) => `<p><a href="${address.replace(/"/g, '&quot;')}">x</a></p>`,
    );
    for (const html of [
      ...HOSTILE_HTML,
      ...links,
      `${'<div>'.repeat(5_000)}x`,
      `<table>${'<tr><td>a<td>b'.repeat(2_000)}</table>`,
    ]) {
      const from = performance.now();
      const { body } = await paste({ 'text/html': `<p><b>before</b></p>${html}`, 'text/plain': 'plain' });
      expect(performance.now() - from, html.slice(0, 60)).toBeLessThan(2 * LIMIT_MS);
      await expectHarmless();
      expect(body).not.toMatch(/^\s*<(?!https|mailto)/m);
    }
    for (const text of HOSTILE_MARKDOWN) {
      await paste({ 'text/plain': text });
      await expectHarmless();
    }
  }, 60_000);

  it('keeps Word’s headings, lists, stress, links and tables, and says how many pictures it left out', async () => {
    const ignore = (mark: string) =>
      `<![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp;</span></span><![endif]>`;
    const { body, pictures } = await paste({
      'text/html': `<html xmlns:o="urn:x"><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->
<h2 class=MsoHeading2>How it <span lang=EN-GB>goes</span><o:p></o:p></h2>
<p class=MsoNormal style='margin:0'>Ask <b>first</b>, then <i style='mso-bidi-font-style:normal'>listen</i> to
<a href="https://example.org/x">them</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>${ignore('·')}One</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>${ignore('o')}Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>${ignore('·')}Two</p>
<p class=MsoNormal>Then</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>${ignore('1.')}First</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>${ignore('2.')}Second</p>
<p class=MsoNormal><img src="file:///C:/x.png"><img src="file:///C:/y.png"></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>When</b></p></td><td><p>How</p></td></tr><tr><td><p>Now</p></td><td><p>Softly</p></td></tr></table>
<!--EndFragment--></body></html>`,
      'text/plain': 'plain',
    });
    expect(body).toBe(
      '## How it goes\n\nAsk **first**, then *listen* to [them](https://example.org/x).\n\n- One\n  - Inner\n- Two\n\nThen\n\n1. First\n2. Second\n\n| When | How |\n|---|---|\n| Now | Softly |\n',
    );
    expect(pictures).toBe(2);
  });

  it('keeps what a web page says, and nothing of how it looks', async () => {
    const { body } = await paste({
      'text/html': `<article class="x"><h1 id="t">Title</h1><div style="color:red"><span style="font-weight:700">Bold</span> words<br>and <code>code</code></div>
<ul><li>a<ul><li>b</li></ul></li></ul><ol start="3"><li><p>c</p></li></ol><blockquote><p>said</p></blockquote><pre>x  &lt;b&gt;
y</pre><p><a href="http://example.org">plain</a> <a href="mailto:a@example.org">mail</a></p><ul><li><input type="checkbox" checked> done</li></ul></article>`,
      'text/plain': 'plain',
    });
    expect(body).toBe(
      '# Title\n\n**Bold** words\\\nand `code`\n\n- a\n  - b\n\n3. c\n\n> said\n\n```\nx  <b>\ny\n```\n\nplain [mail](mailto:a@example.org)\n\n- [x] done\n',
    );
  });

  it('takes pasted Markdown for what it says', async () => {
    const { body, html } = await paste({
      'text/plain': '## Title\n\n- [ ] one\n- **two** <kbd>x</kbd>\n\n![p](https://harm.example/x.png)',
    });
    expect(html).toContain('<h2>Title</h2>');
    expect(html).toContain('<strong>two</strong>');
    expect(body).toBe('## Title\n\n- [ ] one\n- **two** \\<kbd>x\\</kbd>\n');
  });

  it('draws each text that it holds, and leaves it as it is', async () => {
    for (const [name, text] of Object.entries(CORPUS)) {
      const drawn = await page.evaluate((given) => stage.open(given), text);
      const opened = openSource(text, SCHEMA);
      expect(drawn === 'source', name).toBe(opened.beyond !== null);
      if (!opened.beyond)
        expect(sourceOf(opened.doc, opened.source).trim()).toBe(text.replace(/\r\n/g, '\n').trim());
    }
  });
});
