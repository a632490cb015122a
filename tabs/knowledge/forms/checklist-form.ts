import {
  type BeyondChecklist,
  CHECKLIST_ROLES,
  type ChecklistItem,
  groupUnder,
  readChecklist,
  writeChecklist,
} from '../../../domain/knowledge/types/checklist.ts';
import type { Section } from '../../../domain/knowledge/types/sections.ts';
import { carriedRows, typedWords } from './carried.ts';

/** An item as it is being typed. */
export interface ItemRow extends ChecklistItem {
  readonly key: string;
  /** Whether the field for the reason is shown. */
  readonly asksWhy: boolean;
  /** Whether the role is typed rather than chosen. */
  readonly ownRole: boolean;
}

export interface GroupRow {
  readonly key: string;
  readonly section: Section | null;
  readonly title: string;
  readonly above: string;
  readonly items: readonly ItemRow[];
  readonly below: string;
  readonly saysBelow: boolean;
}

const isKnown = (role: string) => CHECKLIST_ROLES.some((one) => one === role);

export const newItem = (): ItemRow => ({
  key: crypto.randomUUID(),
  words: '',
  role: '',
  why: '',
  done: false,
  asksWhy: false,
  ownRole: false,
});

export const newGroup = (): GroupRow => ({
  key: crypto.randomUUID(),
  section: null,
  title: '',
  above: '',
  items: [newItem()],
  below: '',
  saysBelow: false,
});

/** Why a form cannot hold a text; null if it can. */
export function beyondForm(body: string): BeyondChecklist | null {
  const read = readChecklist(body);
  return 'beyond' in read ? read.beyond : null;
}

/** The groups of a checklist. The first has no heading; where there is none yet, it is there to begin with. */
export function readGroups(body: string): GroupRow[] {
  const read = readChecklist(body);
  const found = 'groups' in read ? read.groups : [];
  const groups = found.map(
    ({ section, above, items, below }): GroupRow => ({
      key: crypto.randomUUID(),
      section,
      title: section?.title ?? '',
      above,
      items: items.map((item) => ({
        ...item,
        key: crypto.randomUUID(),
        asksWhy: item.why !== '',
        ownRole: item.role !== '' && !isKnown(item.role),
      })),
      below,
      saysBelow: below !== '',
    }),
  );
  const first = groups[0];
  if (first && !first.section)
    return first.items.length || groups.length > 1 ? groups : [{ ...first, items: [newItem()] }];
  return [{ ...newGroup(), items: groups.length > 0 ? [] : [newItem()] }, ...groups];
}

/** Groups whose text came from elsewhere, with the groups and items that are there already. */
export const carriedGroups = (groups: readonly GroupRow[], before: readonly GroupRow[]): GroupRow[] =>
  carriedRows(groups, before, {
    alike: [({ title }) => title.trim() || '-'],
    isEmpty: ({ title, above, below, items }) =>
      (title + above + below).trim() === '' && items.every(isBlank),
    carry: (group, same) => ({
      ...group,
      key: same.key,
      title: typedWords(group.title, same.title),
      above: typedWords(group.above, same.above),
      below: typedWords(group.below, same.below),
      saysBelow: group.saysBelow || same.saysBelow,
      items: carriedRows(group.items, same.items, {
        alike: [
          ({ words, role, why }) => JSON.stringify([words, role, why].map((one) => one.trim())),
          ({ words }) => words.trim(),
        ],
        isEmpty: isBlank,
        carry: (item, old) => ({
          ...item,
          key: old.key,
          words: typedWords(item.words, old.words),
          role: typedWords(item.role, old.role),
          why: typedWords(item.why, old.why),
          asksWhy: item.asksWhy || old.asksWhy,
          ownRole: item.ownRole || old.ownRole,
        }),
      }),
    }),
  });

const isBlank = ({ words, why }: ItemRow) => (words + why).trim() === '';

/** The text of the groups. The items of one without a heading belong to the group before it. */
export function writeGroups(groups: readonly GroupRow[]): string {
  const headed: GroupRow[] = [];
  for (const group of groups) {
    const before = headed.at(-1);
    if (!before || group.title.trim() !== '') headed.push(group);
    else {
      const below = [before.below, group.above, group.below].filter(Boolean).join('\n\n');
      headed.splice(-1, 1, { ...before, items: [...before.items, ...group.items], below });
    }
  }
  return writeChecklist(
    headed.map(({ section, title, above, items, below }, at) => {
      const group = { section, above, items, below };
      if (at === 0) return { ...group, section: null };
      return section && title.trim() === section.title ? group : groupUnder(title, group);
    }),
  );
}

const inGroup = (
  groups: readonly GroupRow[],
  key: string,
  change: (group: GroupRow) => GroupRow,
): GroupRow[] =>
  groups.map((group) =>
    group.key === key || group.items.some((item) => item.key === key) ? change(group) : group,
  );

export const withGroup = (groups: readonly GroupRow[], key: string, change: Partial<GroupRow>): GroupRow[] =>
  inGroup(groups, key, (group) => ({ ...group, ...change }));

export const withItem = (groups: readonly GroupRow[], key: string, change: Partial<ItemRow>): GroupRow[] =>
  inGroup(groups, key, (group) => ({
    ...group,
    items: group.items.map((item) => (item.key === key ? { ...item, ...change } : item)),
  }));

/** One more item: after the one with this key, or at the end of the group with it. */
export const withItemAfter = (groups: readonly GroupRow[], key: string, item: ItemRow): GroupRow[] =>
  inGroup(groups, key, (group) => {
    const at = group.items.findIndex((one) => one.key === key);
    return { ...group, items: group.items.toSpliced(at < 0 ? group.items.length : at + 1, 0, item) };
  });

export const withoutItem = (groups: readonly GroupRow[], key: string): GroupRow[] =>
  inGroup(groups, key, (group) => ({ ...group, items: group.items.filter((item) => item.key !== key) }));

/** An item that was removed, in its place of its group again; at the end of the last group where that is gone as well. */
export function withItemBack(
  groups: readonly GroupRow[],
  key: string,
  at: number,
  item: ItemRow,
): GroupRow[] {
  const into = groups.some((group) => group.key === key) ? key : groups.at(-1)?.key;
  return groups.map((group) =>
    group.key === into ? { ...group, items: group.items.toSpliced(at, 0, item) } : group,
  );
}

/** An item before or after its neighbour; from the end of a group it goes on into the next. */
export function withItemMoved(groups: readonly GroupRow[], key: string, by: 1 | -1): GroupRow[] {
  const from = groups.findIndex(({ items }) => items.some((item) => item.key === key));
  const group = groups[from];
  const at = group?.items.findIndex((item) => item.key === key) ?? -1;
  const item = group?.items[at];
  if (!group || !item) return [...groups];
  const rest = group.items.toSpliced(at, 1);
  const to = at + by;
  if (to >= 0 && to < group.items.length)
    return groups.with(from, { ...group, items: rest.toSpliced(to, 0, item) });
  const next = groups[from + by];
  if (!next) return [...groups];
  const items = by > 0 ? [item, ...next.items] : [...next.items, item];
  return groups.with(from, { ...group, items: rest }).with(from + by, { ...next, items });
}
