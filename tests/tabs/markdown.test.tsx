import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Checks, Markdown } from '../../tabs/components/Markdown.tsx';

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
    '[click](http://example.org)',
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

  it('nested lists are drawn as lists, and a line of stars as a rule', () => {
    expect(html(`${'- '.repeat(20)}x`).match(/<ul>/g)).toHaveLength(20);
    expect(html(`above\n\n${'*'.repeat(200)}`)).toContain('<hr/>');
  });

  it('links open in a new tab, without a referrer', () => {
    expect(html('[guide](https://example.org/a?b=1&c=2)')).toContain(
      '<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">guide</a>',
    );
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
