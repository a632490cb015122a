import { expect, test, vi } from 'vitest';
import { readTree } from '../../domain/knowledge/types/tree.ts';
import { columnsOf } from '../../tabs/knowledge/tree/arrange.ts';
import { layered } from '../../tabs/knowledge/tree/layout.ts';
import { outlined } from '../../tabs/knowledge/tree/outline.ts';
import { A_TREE } from '../knowledge/a-tree.ts';

// Without a canvas every character is as wide as any other.
vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });
const FONTS = { title: '600 14px sans-serif', small: '13px sans-serif' };

const CIRCLE =
  '## A?\n\n- [On](#b)\n- [Out](#c)\n\n## B?\n\n- [On](#d)\n- [Back](#a)\n\n## D?\n\n- [Back](#b)\n- [Out](#c)\n\n## C';

/** The straight stretches of a path, as pairs of points. */
function stretches(path: string) {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MHVq])([^MHVqC]*)/g)].flatMap(([, command, rest = '']) => {
    const numbers = rest.trim().split(/[ ,]/).map(Number);
    const from = { x, y };
    if (command === 'M') [x = 0, y = 0] = numbers;
    else if (command === 'H') [x = 0] = numbers;
    else if (command === 'V') [y = 0] = numbers;
    else [x, y] = [x + (numbers[2] ?? 0), y + (numbers[3] ?? 0)];
    return command === 'H' || command === 'V' ? [{ from, to: { x, y } }] : [];
  });
}

test('a line that leads back in a circle is marked and passes no question', () => {
  const { edges, boxes, height, width } = layered(readTree(CIRCLE), FONTS);
  const back = edges.filter((edge) => edge.back);
  expect(back.map(({ key }) => key)).toEqual(['b 1', 'd 0']);
  for (const { path } of back) {
    for (const { from, to } of stretches(path)) {
      for (const one of [from, to]) {
        expect(one.x).toBeGreaterThan(0);
        expect(one.x).toBeLessThan(width);
        expect(one.y).toBeLessThan(height);
      }
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      const crossed = boxes.filter(
        (box) => left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y,
      );
      expect(crossed).toEqual([]);
    }
  }
});

test('a tree without a circle has no such line', () => {
  expect(layered(readTree(A_TREE), FONTS).edges.some(({ back }) => back)).toBe(false);
  expect(columnsOf(readTree(A_TREE))).toBe(3);
  expect(columnsOf(readTree(''))).toBe(1);
});

test('in an outline an answer that leads back in a circle is marked as such, also one to its own question', () => {
  const lines = (body: string) =>
    outlined(readTree(body), FONTS, 320).boxes.flatMap(({ key, kind, back, lines: said }) =>
      kind === 'reference' ? [{ key, back, says: said.map(({ text }) => text).join(' ') }] : [],
    );
  expect(lines(CIRCLE)).toEqual([
    { key: 'd Back b', back: true, says: 'Back back to B?' },
    { key: 'b Back a', back: true, says: 'Back back to A?' },
    { key: 'a Out c', back: false, says: 'Out → C' },
  ]);
  const self = outlined(readTree('## A?\n\n- [Again](#a)\n- [On](#b)\n\n## B'), FONTS, 320);
  expect(self.boxes.map(({ key, kind, back }) => [key, kind, back])).toEqual([
    ['a', 'question', false],
    ['a Again a', 'reference', true],
    ['b', 'outcome', false],
  ]);
  expect(self.edges.map(({ key, back }) => [key, back])).toEqual([
    ['a Again a', true],
    ['b', false],
  ]);
});
