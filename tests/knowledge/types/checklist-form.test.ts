import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type GroupRow,
  newGroup,
  newItem,
  withItem,
  withItemBack,
  withItemMoved,
  withoutItem,
} from '../../../tabs/knowledge/forms/checklist-form.ts';

const anItem = fc.string({ maxLength: 8 }).map((words) => ({ ...newItem(), words }));
const groups = fc.array(
  fc.array(anItem, { maxLength: 4 }).map((items): GroupRow => ({ ...newGroup(), items })),
  { minLength: 1, maxLength: 3 },
);
const itemsOf = (all: readonly GroupRow[]) => all.flatMap(({ items }) => items);
/** A form and one of its items. */
const withOne = groups
  .filter((all) => itemsOf(all).length > 0)
  .chain((all) => fc.tuple(fc.constant(all), fc.constantFrom(...itemsOf(all))));

test('an item that is removed and had back stands where it stood, beside what was typed meanwhile', () => {
  fc.assert(
    fc.property(withOne, fc.string(), ([all, item], words) => {
      const group = all.find(({ items }) => items.includes(item));
      const at = group?.items.indexOf(item) ?? -1;
      const others = itemsOf(all).filter((one) => one !== item);
      let now = withoutItem(all, item.key);
      expect(itemsOf(now)).toEqual(others);
      for (const { key } of others) now = withItem(now, key, { words });
      const back = withItemBack(now, group?.key ?? '', at, item);
      expect(itemsOf(back)).toEqual(itemsOf(all).map((one) => (one === item ? one : { ...one, words })));
    }),
  );
});

test('an item whose group was removed meanwhile comes back in the last group', () => {
  const [first, second] = [newGroup(), newGroup()];
  const item = { ...newItem(), words: 'Ask first' };
  expect(withItemBack([first], second.key, 1, item)).toEqual([{ ...first, items: [...first.items, item] }]);
});

test('moving an item loses none, and moving it back is as if nothing had happened', () => {
  fc.assert(
    fc.property(withOne, fc.constantFrom<1 | -1>(1, -1), ([all, { key }], by) => {
      const moved = withItemMoved(all, key, by);
      expect(new Set(itemsOf(moved))).toEqual(new Set(itemsOf(all)));
      const isAtEnd = JSON.stringify(moved) === JSON.stringify(all);
      if (!isAtEnd) expect(withItemMoved(moved, key, by === 1 ? -1 : 1)).toEqual(all);
    }),
  );
});
