import { describe, expect, it } from 'vitest';
import type { Member } from '../../domain/community/community.ts';
import type { Live } from '../../domain/sessions/live-contract.ts';
import type { Note } from '../../domain/sessions/note.ts';
import { makeMembers, ownersOf } from '../../tabs/sessions/live/known-members.ts';
import { recall, remember } from '../../tabs/sessions/live/last-known.ts';
import { merge } from '../../tabs/sessions/live/live-state.ts';
import { byPresence, presenceOf } from '../../tabs/sessions/live/presence.ts';

const id = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`;
const place = { communityId: id(1), sessionId: id(2) };
const person = { id: id(3), name: 'Ana Figueira' };

describe('who is offered the facilitation', () => {
  const member = (name: string, role: Member['role'] = 'member') => ({ id: name, name, role }) as Member;
  const members = [member('Ana'), member('Ben'), member('Chidi', 'sponsor'), member('Devika'), member('Iva')];
  const session = { state: 'live', begunAt: '2026-12-10T13:00:00.000Z' };
  const note = (author: string | null, writtenAt: string | null) =>
    ({ author: author && { id: author, name: author }, writtenAt }) as Note;

  it('those present come first, then those who accepted, last those who declined; sponsors are left out', () => {
    const state = {
      session,
      notes: [note('Devika', '2026-12-10T13:05:00.000Z'), note('Ana', '2026-12-09T08:00:00.000Z')],
      ticks: new Map(),
    } as unknown as Parameters<typeof presenceOf>[0];
    const presence = presenceOf(state, [
      { personId: 'Ana', response: 'declined' },
      { personId: 'Iva', response: 'accepted' },
    ]);
    expect(byPresence(members, presence).map(({ name }) => name)).toEqual(['Devika', 'Iva', 'Ben', 'Ana']);
  });

  it('those who have it open come before all others, also before those who wrote something', () => {
    const notes = [note('Devika', '2026-12-10T13:05:00.000Z')];
    const state = { session, notes, ticks: new Map() } as unknown as Parameters<typeof presenceOf>[0];
    const presence = presenceOf(state, [{ personId: 'Iva', response: 'declined' }], ['Iva', 'Chidi']);
    expect(byPresence(members, presence).map(({ name }) => name)).toEqual(['Iva', 'Devika', 'Ana', 'Ben']);
  });

  it('a member added during a session can be chosen a minute later, and the list is asked for once for all', async () => {
    let now = 0;
    let there = [member('Ana')];
    let asked = 0;
    const known = makeMembers(
      async () => {
        asked += 1;
        if (asked === 3) throw new Error('away');
        return there;
      },
      () => now,
    );
    expect(await Promise.all([known('a'), known('a')])).toEqual([there, there]);
    there = [member('Ana'), member('Ben')];
    now = 59_000;
    expect(await known('a')).toHaveLength(1);
    now = 61_000;
    expect(await known('a')).toHaveLength(2);
    expect(asked).toBe(2);
    now = 130_000;
    await expect(known('a')).rejects.toThrow('away');
    expect(await known('a')).toHaveLength(2);
  });

  it('an owner who has left stays among those to choose from', () => {
    const ana = member('Ana');
    const gone = { id: 'Gone', name: 'Gone' };
    expect(ownersOf([ana], gone)).toEqual([ana, gone]);
    expect(ownersOf([ana], ana)).toEqual([ana]);
    expect([ownersOf([ana], null), ownersOf(null, gone)]).toEqual([[ana], [gone]]);
  });

  it('a note without a name does not reveal who is present', () => {
    const state = { session, notes: [note(null, null)], ticks: new Map() };
    expect(presenceOf(state as unknown as Parameters<typeof presenceOf>[0], []).size).toBe(0);
  });
});

describe('a page that is reloaded while nobody answers', () => {
  const live: Live = {
    now: '2026-12-10T13:00:00.000Z',
    session: {
      id: place.sessionId,
      communityId: place.communityId,
      topic: 'Feedback that lands',
      purpose: '',
      format: 'demonstration',
      taxonomy: 'people',
      state: 'live',
      startsAt: '2026-12-10T13:00:00.000Z',
      endsAt: '2026-12-10T14:00:00.000Z',
      zone: 'Europe/London',
      wall: { date: '2026-12-10', time: '13:00' },
      minutes: 60,
      facilitator: person,
      handedOver: null,
      answersTo: null,
      outcome: { decisions: 0, actions: 0, failures: 0 },
      closedAt: null,
      reopened: null,
      cancelled: null,
      begunAt: '2026-12-10T13:00:00.000Z',
      host: person,
      plannedBy: null,
      takenOver: null,
      artifactIds: [],
      joinUrl: null,
      chatId: null,
      invite: 'sent',
      inviteProblem: null,
      rsvps: { invited: 0, accepted: 0, tentative: 0, declined: 0 },
      etag: '3',
    },
    agenda: { items: [], etag: 'W/"1"' },
    notes: [],
    removed: [],
    walks: [],
    rounds: [],
    ticks: [{ artifactId: id(4), revision: 1, item: 2, by: person, done: true }],
    unattributedNotes: true,
    abilities: {
      change: 'yes',
      lead: 'yes',
      close: 'yes',
      capture: 'yes',
      cancel: 'yes',
      reopen: null,
      takeLead: null,
    },
    cursor: '2026-12-10T13:00:00.000Z',
    askAgainMs: null,
  };

  it('shows the session as this tab last knew it, to the same person only', () => {
    const { touched: _, ...known } = merge(null, live, 0);
    remember(place, person.id, merge(null, live, 0));
    expect(recall(place, person.id)).toMatchObject(known);
    expect(recall(place, id(9))).toBeNull();
    expect(recall({ ...place, sessionId: id(8) }, person.id)).toBeNull();
  });
});
