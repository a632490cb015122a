import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../domain/knowledge/types/tree.ts';
import { writeTree } from '../../domain/knowledge/types/write-tree.ts';
import { carriedRows, goesOn, typedWords } from '../../tabs/knowledge/forms/carried.ts';
import { carriedTree } from '../../tabs/knowledge/tree/carried-tree.ts';
import { samePlace } from '../../tabs/knowledge/use-kept-caret.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 40 });

describe('a caret in a text that another changes', () => {
  it('stays where it stood in the words around it, whatever comes before and behind them', () => {
    fc.assert(
      fc.property(text, text, text, text, (above, below, newAbove, newBelow) => {
        const at = (before: string) => `${before}\nWhere `.length;
        const body = (before: string, after: string) => `${before}\nWhere I write\n${after}`;
        const place = samePlace(body(above, below), body(newAbove, newBelow), at(above));
        expect(place).toBe(at(newAbove));
      }),
    );
  });
});

describe('the rows of a form that another changes', () => {
  const find = (before: string[], after: string[]) => goesOn(before, after, (row) => row);

  it('go on with those that say the same, and with what was rewritten between the same neighbours', () => {
    expect(find(['a', 'b', 'c'], ['new', 'a', 'B', 'c'])).toEqual([-1, 0, 1, 2]);
    expect(find(['a', 'b', 'c'], ['c', 'a'])).toEqual([2, 0]);
  });

  it('no row goes on twice', () => {
    const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const found = find(before, after).filter((at) => at >= 0);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((at) => at < before.length)).toBe(true);
      }),
    );
  });

  it('keep a row in which nothing is written yet, and the blank behind the last word typed', () => {
    const row = (key: string, words: string) => ({ key, words });
    const carried = carriedRows(
      [row('1', 'First'), row('2', 'Ask'), row('3', 'Thank')],
      [row('x', 'Ask '), row('y', ''), row('z', 'Thank')],
      {
        alike: [({ words }) => words.trim()],
        isEmpty: ({ words }) => words === '',
        carry: (one, same) => ({ key: same.key, words: typedWords(one.words, same.words) }),
      },
    );
    expect(carried).toEqual([row('1', 'First'), row('x', 'Ask '), row('y', ''), row('z', 'Thank')]);
  });
});

describe('a tree that another changes', () => {
  const tree = readTree('## Ask?\n\n- [Yes](#act)\n- [No](#wait)\n\n## Act\n\n## Wait');

  it('keeps its nodes and what is typed into them, and what comes in leads to them', () => {
    const typed = {
      ...tree,
      nodes: tree.nodes.map((node) => (node.id === 'wait' ? { ...node, title: 'Wait for ' } : node)),
    };
    const theirs = writeTree(typed)
      .replace('## Ask?', '## Ask now?')
      .replace('## Act', '## Go\n\n- [Then](#wait-for)\n\n## Act');
    const carried = carriedTree(readTree(theirs), typed);
    expect(carried.nodes.map(({ id, title }) => [id, title])).toEqual([
      ['ask', 'Ask now?'],
      ['go', 'Go'],
      ['act', 'Act'],
      ['wait', 'Wait for '],
    ]);
    expect(carried.nodes.flatMap(({ answers }) => answers.map(({ to }) => to))).toEqual([
      'act',
      'wait',
      'wait',
    ]);
  });
});
