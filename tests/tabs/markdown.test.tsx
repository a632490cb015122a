import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { Markdown } from '../../tabs/components/Markdown.tsx';
import type { Checks } from '../../tabs/components/markdown-drawing.tsx';
import { jumpsOf } from '../../tabs/components/markdown-links.ts';

const html = (body: string, checks?: Checks) =>
  renderToStaticMarkup(<Markdown {...(checks && { checks })}>{body}</Markdown>);

describe('Markdown on the page', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'text <svg onload=alert(1)> text',
    '<a href="javascript:alert(1)">click</a>',
    '[click](javascript:alert(1))',
    '[click](java&#x73;cript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '[click](ftp://example.org)',
    '[click](mailto:javascript:alert(1))',
    '<a id=x href="#x">click</a>',
    'a<br onclick=alert(1)>b',
    '&#60;script&#62;alert(1)&#60;/script&#62;',
    '![x](https://example.org/x.png)',
    '![x](javascript:alert(1))',
    '[![x](https://example.org/x.png)](javascript:alert(1))',
    '<iframe src="https://example.org"></iframe>',
    '<style>*{display:none}</style>',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '<https://example.org/"onmouseover="alert(1)>',
    '| a |\n|---|\n| <script>alert(1)</script> |',
    '- [ ] <input autofocus onfocus=alert(1)>',
  ])('%s does nothing', (body) => {
    const made = html(body);
    expect(made).not.toMatch(/<(script|img|svg|iframe|style|form|object|embed)\b/i);
    expect(made).not.toMatch(/<[^>]*\son\w+=/i);
    for (const [, href] of made.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\//);
  });

  const many = (marks: string) => marks.repeat(Math.floor(8_000 / marks.length));
  it.each([
    ['lists in lists', `${many('- ')}x`],
    ['numbers in numbers', `${many('1. ')}x`],
    ['quotations in quotations', `${many('> ')}x`],
    ['quotations without blanks', `${many('>')}x`],
    ['all of them in turn', `${many('- > 1. ')}x`],
    ['stress in stress', `${many('*')}x${many('*')}`],
    ['stress in the cell of a table', `| a |\n|---|\n| ${'*'.repeat(600)}x${'*'.repeat(600)} |`],
    ['words struck out in words struck out', `${many('~~a ')}x${many(' a~~')}`],
  ])('%s beyond all sense are shown as the text they are', (_, body) => {
    expect(html(`# Before\n\n${body}\n\nafter <b>`)).toMatch(
      /^<div[^>]*># Before\n\n[\s\S]*\n\nafter &lt;b&gt;<\/div>$/,
    );
  });

  it.each([
    '_a*',
    '[*a',
    '**_a',
    '_a_',
    '__a*',
    '*a_',
    '__a',
    '_a',
    '*a',
    '- ',
    '* * ',
    '> ',
    '_a*\n',
    '| _a*',
    '![*a',
    'a]~',
    ')~a:',
    ';~~a',
  ])('%s repeated to the longest body there may be is shown without a wait', (mark) => {
    const body = mark.repeat(Math.floor(BODY_MAX / mark.length));
    const before = process.cpuUsage();
    expect(html(body)).toContain('</div>');
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(400);
  });

  it('a long text with much emphasis, unfinished stars and names with underscores is drawn as Markdown', () => {
    const line =
      'We **ask** first, *then* we_listen_to 2*3 and *this star, with `code_of` and [more](https://a.example). ';
    const body = line
      .repeat(10)
      .concat('\n\n')
      .repeat(Math.floor(BODY_MAX / (line.length * 10 + 2)));
    expect(html(body).match(/<strong>ask<\/strong>/g)).toHaveLength(body.split('**ask**').length - 1);
  });

  it('nested lists are drawn as lists, and a line of stars as a rule', () => {
    expect(html(`${'- '.repeat(20)}x`).match(/<ul>/g)).toHaveLength(20);
    expect(html(`above\n\n${'*'.repeat(200)}`)).toContain('<hr/>');
  });

  it('links open in a new tab, without a referrer', () => {
    expect(html('[guide](https://example.org/a?b=1&c=2)')).toContain(
      '<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">guide</a>',
    );
  });

  const inside = (body: string) => html(body).replace(/^<div[^>]*>|<\/div>$/g, '');

  it('links for mail and to unencrypted pages can be followed, and say their address beside the words', () => {
    const to = (href: string, words: string) =>
      `<a href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`;
    expect(inside('[Ask **Ana**](mailto:ana@example.org)')).toBe(
      `<p>${to('mailto:ana@example.org', 'Ask <strong>Ana</strong>')}<span class="address"> (ana@example.org)</span></p>`,
    );
    expect(inside('[the wiki](http://wiki.example/a)')).toBe(
      `<p>${to('http://wiki.example/a', 'the wiki')}<span class="address"> (http://wiki.example/a)</span></p>`,
    );
    // Where the words are the address, it is said once.
    for (const [body, href] of [
      ['<ana@example.org>', 'mailto:ana@example.org'],
      ['ana@example.org', 'mailto:ana@example.org'],
      ['http://wiki.example', 'http://wiki.example/'],
      ['www.wiki.example', 'http://www.wiki.example/'],
    ] as const) {
      const words = body.replace(/[<>]/g, '');
      expect(inside(body)).toBe(`<p>${to(href, words)}</p>`);
    }
    expect(inside('[https://bank.example](http://other.example)')).toContain('(http://other.example/)');
  });

  it('a link to a part of the text jumps to its heading', () => {
    const made = html(
      [
        '[own](#r) [name](#what-we-do--more) [typed](#What%20we%20do%20%20more) [second](#what-we-do--more-1)',
        '[accents](#%C3%BCber-uns) [nowhere](#gone) [top](#)',
        '# **Retro** {#r}',
        '## What *we* do & more',
        '## What we do & more!',
        '## Über uns',
      ].join('\n\n'),
    );
    const ids = [...made.matchAll(/<h\d id="([^"]*)">/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
    const hrefs = Object.fromEntries(
      [...made.matchAll(/<a href="#([^"]*)">(\w+)<\/a>/g)].map(([, id, words]) => [words, id]),
    );
    expect(hrefs).toEqual({ own: ids[0], name: ids[1], typed: ids[1], second: ids[2], accents: ids[3] });
    expect(made).toContain(' nowhere top</p>');
    expect(made).toContain('<strong>Retro</strong> </h3>');
  });

  it('thousands of headings of the same name are told apart in no time', () => {
    const tokens = tokensOf(`[b](#a-4000)\n\n${'# a\n'.repeat(4_100)}`) ?? [];
    const before = process.cpuUsage();
    expect(jumpsOf(tokens).get('#a-4000')).toBe(tokens[4_002]);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(100);
  });

  it('two texts on one page keep their parts apart', () => {
    const made = renderToStaticMarkup(
      <>
        <Markdown>{'[x](#part)\n\n# Part'}</Markdown>
        <Markdown>{'[x](#part)\n\n# Part'}</Markdown>
      </>,
    );
    const ids = [...made.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect(html('# Part')).toContain('<h3>Part</h3>');
  });

  it('character references are the characters they stand for, but in code', () => {
    expect(
      inside('# A &mdash; b\n\n&copy;&nbsp;2026 **&hellip;** `&copy;`\n\n| &rarr; |\n|---|\n| &frac12; |'),
    ).toBe(
      '<h3>A — b</h3><p>©\u00a02026 <strong>…</strong> <code>&amp;copy;</code></p><div class="table" tabindex="0"><table><thead><tr><th>→</th></tr></thead><tbody><tr><td>½</td></tr></tbody></table></div>',
    );
  });

  it('<br> begins a line, in a table’s cell and elsewhere', () => {
    expect(inside('| a |\n|---|\n| one<br>two<BR/>**three** |')).toContain(
      '<td>one<br/>two<br/><strong>three</strong></td>',
    );
    expect(inside('one<br />two')).toBe('<p>one<br/>two</p>');
    expect(inside('one\n\n<br>\n\ntwo')).toMatch(/^<p>one<\/p><br\/>\s*<p>two<\/p>$/);
  });

  it('a checklist shows this session’s ticks and who set them, also in nested lists', () => {
    const made = html('- [ ] one\n  - [x] two\n- [ ] three', {
      isDone: (item) => item === 2,
      by: (item) => (item === 2 ? 'Ana' : null),
      onTick: () => undefined,
    });
    const ticked = [...made.matchAll(/<input[^>]*>/g)].map(([input]) => input.includes('checked'));
    expect(ticked).toEqual([false, false, true]);
    expect(made).toContain('Ana');
    expect(made).not.toContain('aria-disabled');
  });

  it('a checklist that is only read is not a control', () => {
    expect(html('- [x] one')).toMatch(/<input[^>]*aria-disabled="true"[^>]*tabindex="-1"/i);
  });

  it('a text that begins with its own title shows it once', () => {
    const under = (title: string, body: string) =>
      renderToStaticMarkup(<Markdown under={title}>{body}</Markdown>).replace(/^<div[^>]*>|<\/div>$/g, '');
    expect(under('Ask & listen', '\n# Ask &amp;  Listen\n\n## Openers\n\nAsk first.')).toBe(
      '<h3>Openers</h3><p>Ask first.</p>',
    );
    expect(under('Ask', 'Ask\n===\n\nAsk first.')).toBe('<p>Ask first.</p>');
    const later = 'First.\n\n# Ask';
    expect(under('Ask', later)).toBe('<p>First.</p><h3>Ask</h3>');
    expect(under('Asking', '# Ask')).toBe('<h3>Ask</h3>');
    expect(under('', '#\n\nAsk first.')).toContain('<p>Ask first.</p>');
  });
});
