import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Live } from '../../domain/sessions/live-contract.ts';
import type { Note } from '../../domain/sessions/note.ts';
import { OPEN_NOW_MS } from '../../domain/sessions/presence.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { follow } from '../../tabs/sessions/live/follow.ts';
import {
  merge,
  tickedRevisions,
  tickKey,
  withNote,
  withoutNote,
  withSession,
} from '../../tabs/sessions/live/live-state.ts';
import { makeRemovals } from '../../tabs/sessions/live/removals.ts';
import { makeServerClock } from '../../tabs/sessions/live/server-clock.ts';

const priya = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Priya' };
const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  authorKey: priya.id,
  kind: 'insight',
  text: id,
  author: priya,
  agendaItemId: null,
  tags: [],
  owner: null,
  due: null,
  done: false,
  writtenAt: `2026-11-23T10:00:0${id}.000Z`,
  edited: false,
  editedBy: null,
  etag: 'a',
  ...more,
});

const session = { etag: 's1', state: 'live' } as Session;
const live = (more: Partial<Live> = {}): Live => ({
  now: '2026-11-23T10:00:00.000Z',
  session,
  agenda: { items: [], etag: 'g1' },
  notes: [],
  removed: [],
  ticks: [],
  walks: [],
  rounds: [],
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
  cursor: 'c1',
  askAgainMs: null,
  ...more,
});
const ids = (state: { notes: readonly Note[] }) => state.notes.map(({ id }) => id);

describe('what the panel knows of a session', () => {
  it('new notes stand at the end and edited ones stay where they are', () => {
    const first = merge(null, live({ notes: [note('2'), note('1')] }), 0);
    expect(ids(first)).toEqual(['1', '2']);
    const next = merge(first, live({ notes: [note('3'), note('1', { text: 'edited', etag: 'b' })] }), 1);
    expect(ids(next)).toEqual(['1', '2', '3']);
    expect(next.notes[0]?.text).toBe('edited');
  });

  it('an answer older than my own edit does not bring the old words back, and is asked for again', () => {
    const first = merge(null, live({ notes: [note('1')] }), 0);
    const edited = withNote(first, note('1', { text: 'mine', etag: 'c' }), 10);
    const late = merge(edited, live({ notes: [note('1', { text: 'old', etag: 'b' })], cursor: 'c2' }), 5);
    expect(late.notes[0]?.text).toBe('mine');
    expect(late.cursor).toBe('c1');
    // An answer of another instance may lack what this page changed in the second before it asked.
    const behind = merge(late, live({ notes: [note('1', { text: 'old', etag: 'b' })], cursor: 'c2' }), 600);
    expect([behind.notes[0]?.text, behind.cursor]).toEqual(['mine', 'c1']);
    const newer = merge(
      late,
      live({ notes: [note('1', { text: 'theirs', etag: 'd' })], cursor: 'c3' }),
      1_011,
    );
    expect(newer.notes[0]?.text).toBe('theirs');
    expect(newer.cursor).toBe('c3');
  });

  it('a note I removed does not come back with an older answer', () => {
    const first = merge(null, live({ notes: [note('1'), note('2')] }), 0);
    const gone = withoutNote(first, note('1'), 10);
    expect(ids(merge(gone, live({ notes: [note('1')] }), 5))).toEqual(['2']);
  });

  it('notes of two people with the same id are shown, changed and removed independently', () => {
    const theirs = (more: Partial<Note> = {}) => note('1', { authorKey: `~${'a'.repeat(64)}`, ...more });
    const both = merge(null, live({ notes: [note('1'), theirs()] }), 0);
    expect(both.notes).toHaveLength(2);
    const edited = withNote(both, theirs({ text: 'theirs', etag: 'b' }), 1);
    expect(edited.notes.map(({ text }) => text)).toEqual(['1', 'theirs']);
    const told = merge(edited, live({ notes: [note('1', { text: 'mine', etag: 'c' })] }), 2);
    expect(told.notes.map(({ text }) => text)).toEqual(['mine', 'theirs']);
    expect(merge(told, live({ removed: [note('1')] }), 3).notes.map(({ text }) => text)).toEqual(['theirs']);
    expect(withoutNote(told, theirs(), 3).notes.map(({ text }) => text)).toEqual(['mine']);
  });

  it('others’ ticks and removals arrive', () => {
    const artifactId = '33333333-3333-4333-8333-333333333333';
    const first = merge(
      null,
      live({ notes: [note('1')], ticks: [{ artifactId, revision: 1, item: 2, by: priya, done: true }] }),
      0,
    );
    expect(first.ticks.get(tickKey({ artifactId, revision: 1, item: 2 }))).toEqual(priya);
    const next = merge(
      first,
      live({ removed: [note('1')], ticks: [{ artifactId, revision: 1, item: 2, by: priya, done: false }] }),
      1,
    );
    expect(next.ticks.size).toBe(0);
    expect(next.notes).toEqual([]);
  });

  it('ticks stay with the revision they were made in, whatever is published meanwhile', () => {
    const artifactId = '33333333-3333-4333-8333-333333333333';
    const ticked = (revision: number, item: number, done = true) =>
      live({ ticks: [{ artifactId, revision, item, by: priya, done }] });
    const first = merge(null, ticked(1, 2), 0);
    const next = merge(first, ticked(3, 2), 1);
    expect(tickedRevisions(next, artifactId)).toEqual([1, 3]);
    expect(next.ticks.has(tickKey({ artifactId, revision: 2, item: 2 }))).toBe(false);
    expect(tickedRevisions(merge(next, ticked(3, 2, false), 2), artifactId)).toEqual([1]);
    expect(tickedRevisions(next, '44444444-4444-4444-8444-444444444444')).toEqual([]);
  });

  it('what the calendar worker notes is shown, although it does not change the session’s version', () => {
    const planned = { ...session, state: 'planned', joinUrl: null, invite: 'waiting' } as Session;
    const invited = {
      ...planned,
      state: 'invited',
      joinUrl: 'https://teams.example',
      invite: 'sent',
    } as const;
    const first = merge(null, live({ session: planned }), 0);
    const next = merge(first, live({ session: invited }), 1);
    expect(next.session).toEqual(invited);
    // Heard once more it is the same, and nothing is drawn again.
    expect(merge(next, live({ session: { ...invited } }), 2).session).toBe(next.session);
    // What this page has just done itself is newer than a late answer.
    const begun = withSession(next, { ...invited, state: 'live', etag: 's2' }, null, 10);
    expect(merge(begun, live({ session: invited }), 5).session.state).toBe('live');
  });

  it('an answer without changes renders nothing again', () => {
    const first = merge(null, live({ notes: [note('1')] }), 0);
    const same = merge(first, live({ notes: [note('1')], session: { ...session } }), 1);
    expect(same.notes).toBe(first.notes);
    expect(same.session).toBe(first.session);
    expect(same.agenda).toBe(first.agenda);
    expect(same.ticks).toBe(first.ticks);
  });
});

describe('the server’s clock', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, 0) + seconds * 1_000).toISOString();

  it.each([-600, 0, 600])('is used although this machine’s clock is %i seconds wrong', (wrong) => {
    // The page's own clock is never asked, only one that counts on from anywhere.
    let mono = 1_000 + wrong * 1_000;
    const clock = makeServerClock(() => mono);
    clock.hear(at(0.1), mono, mono + 200);
    mono += 60_200;
    expect(Math.abs(clock.now() - Date.parse(at(60.2)))).toBeLessThan(1);
  });

  it('a slow answer does not replace the estimate of a quick one', () => {
    let mono = 0;
    const clock = makeServerClock(() => mono);
    clock.hear(at(0), 0, 20);
    // Two seconds on the way there, none back: half the round trip is a second off.
    clock.hear(at(4), 2_000, 4_000);
    mono = 10_000;
    expect(Math.abs(clock.now() - Date.parse(at(10)))).toBeLessThan(30);
  });

  it('is corrected when the two clocks have drifted apart', () => {
    let mono = 0;
    const clock = makeServerClock(() => mono);
    clock.hear(at(0), 0, 20);
    // The machine slept: its counter stood still for a minute.
    clock.hear(at(65), 5_000, 5_100);
    mono = 6_000;
    expect(Math.abs(clock.now() - Date.parse(at(66)))).toBeLessThan(60);
  });
});

describe('following a session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows what was known before while nobody answers, and nothing to a person who is refused', async () => {
    const known = merge(null, live({ notes: [note('1')] }), 0);
    const begun = (problem: unknown) => {
      const following = follow({
        ask: () => Promise.reject(problem),
        visible: () => true,
        random: () => 0.5,
        monotonic: () => performance.now(),
        recall: () => known,
      });
      following.start();
      return following;
    };
    const away = begun(new Offline(null));
    const refused = begun(new ApiProblem({ code: 'not-a-member', status: 403, correlationId: '' }));
    await vi.advanceTimersByTimeAsync(10);
    expect([away.state(), refused.state()]).toEqual([known, null]);
    expect(away.problem()).toBeInstanceOf(Offline);
  });

  it('tells whoever listens of each thing that others change, and of nothing else', async () => {
    const walk = {
      artifactId: '33333333-3333-4333-8333-333333333333',
      revision: 1,
      title: 'What now?',
      path: ['Yes'],
      lead: priya,
      over: false,
      etag: 'w1',
    };
    const round = {
      artifactId: walk.artifactId,
      roundId: '4e19a701-5d3e-4c1f-8b7a-f88a25512981',
      title: 'Options',
      subject: 'Pay for on-call',
      going: true,
      etag: 'r1',
    };
    const by = priya;
    const answers: Partial<Live>[] = [
      {},
      { cursor: 'c2' },
      { notes: [note('1')] },
      { ticks: [{ artifactId: walk.artifactId, revision: 1, item: 0, done: true, by }] },
      { walks: [walk] },
      { walks: [walk] },
      { walks: [{ ...walk, path: ['Yes', 'No'], etag: 'w2' }] },
      { rounds: [round] },
      { rounds: [round] },
    ];
    const asked = answers.values();
    const told: boolean[] = [];
    const following = follow({
      ask: async () => {
        told.push(false);
        return live(asked.next().value);
      },
      visible: () => true,
      random: () => 0.5,
      monotonic: () => performance.now(),
    });
    following.listen(() => void told.splice(-1, 1, true));
    following.start();
    await vi.advanceTimersByTimeAsync(answers.length * 2_000 - 1_000);
    expect(told).toEqual([true, false, true, true, true, false, true, true, false]);
    expect([...(following.state()?.walks.values() ?? [])]).toMatchObject([{ path: ['Yes', 'No'] }]);
  });

  it('goes on asking while a live session is hidden, often enough to count as having it open', async () => {
    for (const [state, most, least] of [
      ['live', 8, 5],
      ['planned', 1, 0],
    ] as const) {
      let visible = true;
      const asked: number[] = [];
      const session = { ...live({}).session, state } as Session;
      const following = follow({
        ask: async () => {
          asked.push(performance.now());
          return live({ session });
        },
        visible: () => visible,
        random: () => 0.5,
        monotonic: () => performance.now(),
      });
      const stop = following.start();
      await vi.advanceTimersByTimeAsync(10);
      visible = false;
      const from = asked.length;
      await vi.advanceTimersByTimeAsync(125_000);
      const hidden = asked.slice(from);
      expect(hidden.length).toBeGreaterThanOrEqual(least);
      expect(hidden.length).toBeLessThanOrEqual(most);
      for (const [index, at] of hidden.slice(1).entries())
        expect(at - (hidden[index] ?? 0)).toBeLessThan(OPEN_NOW_MS);
      stop();
    }
  });

  it('asks every two seconds while seen, seldom while hidden, and more rarely while nobody answers', async () => {
    let visible = true;
    let fails = false;
    const asked: (string | undefined)[] = [];
    const following = follow({
      ask: async (since) => {
        asked.push(since);
        if (fails) throw new Error('away');
        return live({ cursor: `c${asked.length}` });
      },
      visible: () => visible,
      random: () => 0.5,
      monotonic: () => performance.now(),
    });
    const stop = following.start();
    await vi.advanceTimersByTimeAsync(4_100);
    expect(asked).toEqual([undefined, 'c1', 'c2']);
    visible = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length).toBeLessThanOrEqual(7);
    visible = true;
    const before = asked.length;
    following.now();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(before + 1);
    fails = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked.length).toBeLessThanOrEqual(before + 5);
    expect(following.problem()).toBeInstanceOf(Error);
    expect(following.state()).not.toBeNull();
    stop();
    const end = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(end);
  });
});

describe('a busy server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked less often, as it says, and as usual once it says nothing', async () => {
    let askAgainMs: number | null = 8_000;
    let asked = 0;
    const following = follow({
      ask: async () => {
        asked += 1;
        return live({ askAgainMs });
      },
      visible: () => true,
      random: () => 0.5,
      monotonic: () => performance.now(),
    });
    const stop = following.start();
    await vi.advanceTimersByTimeAsync(7_900);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toBe(2);
    askAgainMs = null;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(asked).toBe(3);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(asked).toBe(6);
    stop();
  });
});

describe('removing a note', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is sent after five seconds, unless undone, and at once when the page is left', async () => {
    const sent: [string, boolean][] = [];
    const removals = makeRemovals({
      send: async ({ id }, leaving) => void sent.push([id, leaving]),
      onFailed: () => undefined,
      onChange: () => undefined,
    });
    removals.remove(note('a'));
    removals.remove(note('b'));
    expect(removals.of(note('a'))).toBe('undoable');
    removals.undo(note('a'));
    await vi.advanceTimersByTimeAsync(5_100);
    expect(sent).toEqual([['b', false]]);
    removals.remove(note('c'));
    removals.flush();
    expect(sent).toEqual([
      ['b', false],
      ['c', true],
    ]);
  });
});
