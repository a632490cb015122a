import { expect, test } from 'vitest';
import { opened } from '../../domain/community/consent.ts';
import { OBJECTED_FEED, PROPOSAL_FEED } from '../../functions/charter/charter-feed.ts';
import { OPEN_FEED } from '../../functions/roles/role-feed.ts';
import { shownBefore } from '../../tabs/components/mine.ts';

// Evening in London, and the next day in Auckland.
const AT = '2026-12-03T20:00:00.000Z';
const zones = [
  ['Europe/London', '2026-12-03'],
  ['Pacific/Auckland', '2026-12-04'],
] as const;
const ana = { id: 'ana', role: 'member' as const };
const ben = { id: 'ben', role: 'member' as const };

test.each(zones)('what closes in the evening is due on its day in %s', (zone, day) => {
  const consent = { ...opened(new Date(AT), AT), standing: [ben.id] };
  const proposal = { id: 'p', by: { id: ana.id, name: 'Ana' }, word: 'Try it', consent };
  const open = { communityId: 'c', zone, proposal, answers: [] } as never;
  expect(PROPOSAL_FEED.show(open, ben)).toMatchObject({ due: day });
  expect(OBJECTED_FEED.show(open, ana)).toMatchObject({ due: day });
  const role = { id: 'r', title: 'Mentor', showsAt: AT, zone };
  const gathered = { communityId: 'c', role, have: new Set<string>() } as never;
  expect(OPEN_FEED.show(gathered, ben)).toMatchObject({ due: day });
});

test('a thing is shown from so many of the reader’s days before its day on', () => {
  const view = { order: 1, read: (items: never) => items, List: () => null } as never;
  const day = (days: number) => {
    const at = new Date();
    at.setDate(at.getDate() + days);
    return {
      due: [at.getFullYear(), at.getMonth() + 1, at.getDate()]
        .map((n) => String(n).padStart(2, '0'))
        .join('-'),
    };
  };
  const shown = shownBefore(view, 14).read([day(-1), day(14), day(15)] as never);
  expect(shown).toEqual([day(-1), day(14)]);
});
