import type { ComponentType } from 'react';
import type * as z from 'zod/mini';
import type { MineItem, MineKind } from '../../domain/shared/mine.ts';
import { addDays } from '../../domain/shared/time.ts';
import { dayHere } from './dates.ts';

/** How Home shows one kind of things that are mine. */
export interface MineView {
  /** Kinds are shown in this order. */
  readonly order: number;
  /** Passes over items of a shape that the page does not know. */
  readonly read: (items: readonly MineItem[]) => readonly MineItem[];
  /** All things of the kind, as rows; `items` have been read. */
  readonly List: ComponentType<{ readonly items: readonly MineItem[] }>;
}

/** A view for every kind of an area. */
export type MineViews<Kinds> = { readonly [Kind in keyof Kinds]: MineView };

export function mineView<Kind extends MineKind>(
  kind: Kind,
  order: number,
  List: ComponentType<{ readonly items: readonly z.output<Kind>[] }>,
): MineView {
  return {
    order,
    read: (items) =>
      items.flatMap((item) => {
        const read = kind.safeParse(item);
        return read.success ? [read.data] : [];
      }),
    List: List as MineView['List'],
  };
}

/** Shown until its `until`, although its entry may still be there. */
export const shownUntil = (view: MineView): MineView => ({
  ...view,
  read: (items) => view.read(items).filter(({ until }) => Date.parse(String(until)) > Date.now()),
});

/** Shown from so many days before its day on, as it is where the reader is. */
export function shownBefore(view: MineView, days: number): MineView {
  return {
    ...view,
    read: (items) => {
      const until = addDays(dayHere(), days);
      return view.read(items).filter(({ due }) => due === null || due <= until);
    },
  };
}
