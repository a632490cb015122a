import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedLine, compareTexts } from '../../domain/knowledge/compare.ts';
import { drawnLines } from '../../domain/knowledge/drawn-words.ts';

const said = (line: ComparedLine) =>
  line.cells.map((runs) =>
    runs
      .map(({ fate, words }) => {
        const text = words
          .map((word) => word.text)
          .join('')
          .trim();
        return fate === 'same' ? text : `${fate === 'added' ? '+' : '-'}[${text}]`;
      })
      .join(' '),
  );
const compared = (before: string, after: string) =>
  compareTexts(before, after).lines.map((line) => said(line).join(' | '));

describe('two revisions compared', () => {
  it('a changed sentence shows its words, whatever else stands around it', () => {
    expect(compared('# Ask\n\nAsk them first.\n\nStop.', '# Ask\n\nAsk everybody first.\n\nStop.')).toEqual([
      'Ask',
      'Ask -[them] +[everybody] first.',
      'Stop.',
    ]);
    expect(compareTexts('Ask them first.', 'Ask everybody first.')).toMatchObject({ added: 1, removed: 1 });
  });

  it('a new row, a changed cell and a new item are told apart from what stayed', () => {
    const before = '| A | B |\n|---|---|\n| one | two |\n\n1. first\n2. second';
    const after = '| A | B |\n|---|---|\n| one | two more |\n| three | four |\n\n1. new\n2. first\n3. second';
    expect(compared(before, after)).toEqual([
      'A | B',
      'one | two +[more]',
      '+[three] | +[four]',
      '+[new]',
      'first',
      'second',
    ]);
  });

  it('a link that leads elsewhere, and words that became bold, are changes', () => {
    expect(compared('See [it](https://a.example).', 'See [it](https://b.example).')).toEqual([
      'See -[it] +[it] .',
    ]);
    expect(compared('Ask first', 'Ask **first**')).toEqual(['Ask -[first] +[first]']);
  });

  it('without what was added it is the one text, without what was removed the other', () => {
    const markdown = fc
      .array(
        fc.constantFrom(
          '# Ask',
          'Ask them first.',
          '- one',
          '- two',
          '',
          '| a | b |',
          '|---|---|',
          '> said',
          '1. x',
          '**bold** words',
        ),
        { maxLength: 20 },
      )
      .map((lines) => lines.join('\n'));
    const words = (lines: readonly { cells: readonly (readonly { text: string }[])[] }[]) =>
      lines.flatMap(({ cells }) => cells.flat().map(({ text }) => text.trim()));
    fc.assert(
      fc.property(markdown, markdown, (before, after) => {
        const { lines } = compareTexts(before, after);
        const only = (other: 'added' | 'removed') =>
          lines.flatMap(({ cells }) =>
            cells
              .flat()
              .filter(({ fate }) => fate !== other)
              .flatMap((run) => run.words.map(({ text }) => text.trim())),
          );
        expect(only('removed').sort()).toEqual(words(drawnLines(after)).sort());
        expect(only('added').sort()).toEqual(words(drawnLines(before)).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('two long texts are compared without a wait, alike or not', () => {
    const long = (word: string) =>
      Array.from({ length: 2_600 }, (_, at) => `Paragraph ${at} says ${word} and some other words, ${word}.`)
        .join('\n\n')
        .slice(0, 160_000);
    const started = process.cpuUsage();
    compareTexts(long('this'), long('that'));
    compareTexts(long('this'), long('this').replace(/9/g, 'nine'));
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(3_000);
  });
});
