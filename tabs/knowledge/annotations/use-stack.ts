import { type RefObject, useLayoutEffect } from 'react';
import { stacked } from './groups.ts';

const GAP = 12;

/**
 * Places the items of a column beside the passages that they name (`data-beside`), none over another, whenever the text
 * or one of them changes its size.
 */
export function useStack(
  column: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  /** The item that stands beside its passage in any case. */
  pinned: string | null,
): void {
  useLayoutEffect(() => {
    const { current: list } = column;
    const { current: text } = body;
    if (!list || !text) return;
    const items = [...list.querySelectorAll<HTMLElement>('[data-beside]')];
    function place() {
      if (!list || !text) return;
      const origin = list.getBoundingClientRect().top;
      const wanted = items.map(({ dataset }) => {
        const mark = dataset.beside && text.querySelector(`[data-passages~="${dataset.beside}"]`);
        return mark ? Math.max(0, (mark.getClientRects()[0]?.top ?? origin) - origin - 4) : 0;
      });
      const heights = items.map((item) => item.offsetHeight);
      const at = items.findIndex(({ dataset }) => dataset.key === pinned);
      const tops = stacked(wanted, heights, GAP, at < 0 ? null : at);
      for (const [index, item] of items.entries()) item.style.top = `${tops[index] ?? 0}px`;
      list.style.minHeight = `${(tops.at(-1) ?? 0) + (heights.at(-1) ?? 0)}px`;
    }
    place();
    const observer = new ResizeObserver(place);
    for (const one of [text, ...items]) observer.observe(one);
    return () => observer.disconnect();
  });
}
