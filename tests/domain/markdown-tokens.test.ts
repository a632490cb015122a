import fc from 'fast-check';
import { lexer } from 'marked';
import { expect, test } from 'vitest';
import { tokensOf } from '../../domain/shared/markdown-tokens.ts';

const parts = fc.constantFrom(
  ...[
    '[',
    '![',
    ']',
    '](',
    '](<',
    ')',
    '(',
    '\\',
    ' ',
    '\n',
    '\t',
    '<',
    '>',
    '`',
    '"t"',
    "'",
    '"',
    'a',
    '#b',
  ],
  ...['[a](b)', '![a](b "t")', '[a]', '<b>', '*', '\u00a0', '[x]: y\n\n', 'é'],
);

test('links and images are always read as the lexer reads them by itself', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (some) => {
      const body = some.join('');
      expect([...(tokensOf(body) ?? [])]).toEqual([...lexer(body, { gfm: true })]);
    }),
    { numRuns: 1_000 },
  );
});

test.each(['[](#)', '[a](b)', '[`a`](b)', '[a](b\\)', '[![a](b)](c)', '![]('])(
  '160,000 characters of this are read, or given up, at once: %s',
  (link) => {
    const body = link.repeat(160_000 / link.length);
    const times = Array.from({ length: 3 }, () => {
      const began = process.cpuUsage();
      tokensOf(body);
      return process.cpuUsage(began).user / 1_000;
    });
    expect(Math.min(...times)).toBeLessThan(400);
  },
);
