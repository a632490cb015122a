import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../domain/community/community.ts';
import type { FindKind } from '../../functions/search/kinds.ts';
import type { Entry } from '../../functions/search/search-answer.ts';
import { bitOf, Visible } from '../../functions/search/visible.ts';

interface Shows {
  readonly roles: readonly Role[] | null;
  readonly hiddenBy: string | null;
}
const shown = (some: unknown) => some as Shows;
const hit = () => ({ kind: 'x', excerpt: '' });
const open: FindKind = { kind: 'open', reserved: 0, knows: () => true, hit };
const KINDS: readonly FindKind[] = [
  open,
  { ...open, kind: 'role', mayFind: (role, some) => shown(some).roles?.includes(role) ?? false },
  { ...open, kind: 'hidden', hiddenBy: (some) => [shown(some).hiddenBy].filter((key) => key !== null) },
  { kind: 'off', reserved: 0, knows: () => true },
];

/** Asked anew of all that matters, each time. */
function mayFind(entries: ReadonlyMap<string, Entry>, role: Role | undefined, entry: Entry): boolean {
  const { of, shows, within } = entry;
  if (!of.hit || (of.mayFind && (role === undefined || !of.mayFind(role, shows)))) return false;
  if (of.hiddenBy?.(shows).some((key) => entries.has(key))) return false;
  if (within === null) return true;
  const above = entries.get(within);
  return above !== undefined && mayFind(entries, role, above);
}

test('who may find what is always as if it were asked anew, whatever is changed, hidden or removed', () => {
  const change = fc.record({
    key: fc.nat(7),
    gone: fc.boolean(),
    kind: fc.constantFrom(...KINDS),
    // Things lie within what has a smaller number.
    within: fc.option(fc.nat(6), { nil: null }),
    roles: fc.option(fc.subarray([...ROLES]), { nil: null }),
    hiddenBy: fc.option(fc.nat(7).map(String), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const entries = new Map<string, Entry>();
      const told = new Map<string, number>();
      const visible = new Visible(entries, (key, bits) => told.set(key, bits));
      for (const { key: number, gone, kind: of, within, roles, hiddenBy } of changes) {
        const key = String(number);
        const was = entries.get(key);
        if (gone && !was) continue;
        const above = within !== null && within < number ? String(within) : null;
        const entry = { key, of, within: above, shows: { roles, hiddenBy } } as unknown as Entry;
        if (gone) entries.delete(key);
        else entries.set(key, entry);
        visible.changed(key, was);
        for (const one of entries.values())
          for (const role of [undefined, ...ROLES]) {
            const may = mayFind(entries, role, one);
            expect((visible.of(one.key) & bitOf(role)) !== 0).toBe(may);
            expect(((told.get(one.key) ?? 0) & bitOf(role)) !== 0).toBe(may);
          }
      }
    }),
  );
});
