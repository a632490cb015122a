import { describe, expect, it } from 'vitest';
import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import type { Note } from '../../domain/sessions/note.ts';
import { clocksOf, counts, grouped, heldFor } from '../../tabs/sessions/page/grouped.ts';
import { PAGE } from '../../tabs/sessions/page/texts.ts';

const item = (id: string, minutes: number, startedAt: string | null = null, endedAt: string | null = null) =>
  ({ id, kind: 'topic', title: id, prompt: '', minutes, startedAt, endedAt }) as AgendaItem;
const note = (id: string, kind: Note['kind'], agendaItemId: string | null) =>
  ({ id, kind, agendaItemId }) as Note;

describe('a session’s page', () => {
  const items = [item('a', 10), item('b', 20)];
  const notes = [note('1', 'insight', 'a'), note('2', 'action', null), note('3', 'action', 'gone')];

  it('notes are grouped by item; those without one, or of a removed one, are beside the agenda', () => {
    const groups = grouped(items, notes, [], null);
    expect(groups.map((group) => [group.item?.id ?? null, group.notes.map(({ id }) => id)])).toEqual([
      ['a', ['1']],
      ['b', []],
      [null, ['2', '3']],
    ]);
  });

  it('filtering by a kind shows only items with such notes', () => {
    expect(grouped(items, notes, [], 'insight').map((group) => group.item?.id)).toEqual(['a']);
    expect([...counts(notes)]).toEqual([
      ['insight', 1],
      ['action', 2],
    ]);
  });

  it('times follow what really happened, and later items move with the current one', () => {
    const begun = [
      item('a', 10, '2026-12-10T13:05:00.000Z', '2026-12-10T13:17:00.000Z'),
      item('b', 20, '2026-12-10T13:17:00.000Z'),
      item('c', 5),
    ];
    expect([...clocksOf(begun, '2026-12-10T13:00:00.000Z', false).values()]).toEqual([
      '2026-12-10T13:05:00.000Z',
      '2026-12-10T13:17:00.000Z',
      '2026-12-10T13:37:00.000Z',
    ]);
  });

  it('the agenda of a past session shows when and for how long each item was held, and no times for the others', () => {
    const held = [
      item('a', 5, '2026-12-10T13:04:00.000Z', '2026-12-10T13:04:20.000Z'),
      {
        ...item('b', 10, '2026-12-10T13:05:00.000Z', '2026-12-10T13:40:00.000Z'),
        again: { since: '2026-12-10T13:38:00.000Z', spent: 240_000 },
      },
      item('c', 15),
      item('d', 5, '2026-12-10T13:30:00.000Z', '2026-12-10T13:38:00.000Z'),
      item('e', 5),
    ];
    expect([...clocksOf(held, '2026-12-10T13:00:00.000Z', true)]).toEqual([
      ['a', '2026-12-10T13:04:00.000Z'],
      ['b', '2026-12-10T13:05:00.000Z'],
      ['d', '2026-12-10T13:30:00.000Z'],
    ]);
    expect(held.map(heldFor)).toEqual([0, 6, null, 8, null]);
    expect([PAGE.took(0), PAGE.took(6)]).toEqual(['took less than a minute', 'took 6 min']);
  });

  it('in a live session a skipped item has no time, and later items follow the one that was resumed', () => {
    const live = [
      item('a', 5),
      {
        ...item('b', 10, '2026-12-10T13:05:00.000Z'),
        again: { since: '2026-12-10T13:20:00.000Z', spent: 240_000 },
      },
      item('c', 15),
    ];
    expect([...clocksOf(live, '2026-12-10T13:00:00.000Z', false)]).toEqual([
      ['b', '2026-12-10T13:05:00.000Z'],
      ['c', '2026-12-10T13:26:00.000Z'],
    ]);
  });
});
