import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { id, noteDraft, pastSessionDraft, planSession, sessionDraft } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });
const { open, close, reopen } = leading(world);

const people = [priya, ana, ben];
const who = fc.constantFrom(...people);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), by: fc.constantFrom(priya, ana) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reopen' as const), by: fc.constantFrom(priya, ana) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('capture' as const), by: who, owner: fc.option(who) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      by: who,
      which: fc.nat(),
      owner: fc.option(who),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      by: who,
      which: fc.nat(),
      done: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), by: who, which: fc.nat() }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Closes, reopens and writes in a session as `pairs` say, two at a time, and closes it in the end. */
async function liveThrough(pairs: readonly (readonly [Step, Step])[]) {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const kept = new Set<string>();
  const take = async (one: Step): Promise<number> => {
    if (one.do === 'close') return (await close(one.by, session)).status;
    if (one.do === 'reopen') return (await reopen(one.by, session)).status;
    const given = (owner: { id: string } | null) => ({
      note: noteDraft('Do it', { kind: 'action', ownerId: owner?.id ?? null }),
      secret: null,
    });
    if (one.do === 'capture') {
      const params = { ...at(session), noteId: id() };
      const { status } = await world.ask(one.by, API.captureNote, { params, body: given(one.owner) });
      if (status === 200) kept.add(params.noteId);
      return status;
    }
    const { notes } = await open(priya, session);
    const note = notes[one.which % Math.max(1, notes.length)];
    if (!note) return 200;
    const params = { ...at(session), noteId: note.id };
    const query = { authorKey: note.authorKey };
    if (one.do === 'finish')
      return (await world.ask(one.by, API.finishAction, { params, query, body: { done: one.done } })).status;
    if (one.do === 'give') {
      const body = given(one.owner);
      return (await world.ask(one.by, API.editNote, { params, query, body, etag: note.etag })).status;
    }
    const gone = await world.ask(one.by, API.removeNote, { params, query, body: { secret: null } });
    if (gone.status === 200) kept.delete(note.id);
    return gone.status;
  };
  for (const [one, other] of pairs)
    for (const status of await Promise.all([take(one), take(other)])) expect(status).toBeLessThan(500);
  expect((await close(ana, session)).status).toBe(200);
  return { session, kept };
}

const sorted = (ids: Iterable<string>) => [...ids].sort();
const ownersOf = (actions: readonly { owner: { id: string } | null }[]) =>
  sorted(actions.map(({ owner }) => owner?.id ?? '-'));

test('however often a session is closed, reopened and written in, two at a time: each open action is listed once, for its owner, and nothing that was kept is lost', async () => {
  const next = await planSession(world, priya, communityId, sessionDraft(ana));
  const life = fc.array(fc.tuple(step, step), { minLength: 2, maxLength: 6 });
  await fc.assert(
    // Several at once, because waiting for the work in the background takes most of the time.
    fc.asyncProperty(fc.array(life, { minLength: 3, maxLength: 3 }), async (lives) => {
      const lived = await Promise.all(lives.map(liveThrough));
      await world.settled();
      const { actions } = await world.call(priya, API.listOpenActions, { params: { communityId } });
      const homes = await Promise.all(people.map((person) => world.call(person, API.openHome)));
      for (const { session, kept } of lived) {
        const page = await open(ana, session);
        expect(page.session.state).toBe('closed');
        expect(sorted(page.notes.map((note) => note.id))).toEqual(sorted(kept));
        const stillOpen = page.notes.filter(({ done }) => !done);
        const listed = actions.filter((action) => action.sessionId === session.id);
        expect(sorted(listed.map(({ noteId }) => noteId))).toEqual(sorted(stillOpen.map((note) => note.id)));
        expect(ownersOf(listed)).toEqual(ownersOf(stillOpen));
        for (const [index, person] of people.entries()) {
          const home = homes[index];
          const own = stillOpen.filter(({ owner }) => owner?.id === person.id);
          expect(
            sorted(
              (home?.mine ?? [])
                .filter((one) => one.kind === 'action' && one.sessionId === session.id)
                .map((one) => String(one.noteId)),
            ),
          ).toEqual(sorted(own.map((note) => note.id)));
          const told = (home?.news ?? []).filter((one) => 'sessionId' in one && one.sessionId === session.id);
          expect(told.filter(({ kind }) => kind === 'closed').length).toBeLessThanOrEqual(1);
        }
        expect(ownersOf(page.summary?.actions ?? [])).toEqual(ownersOf(page.notes));
        expect(page.summary?.actions.filter(({ done }) => !done)).toHaveLength(stillOpen.length);
        expect(page.session.outcome.actions).toBe(page.notes.length);
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
  const { agenda } = await open(priya, next);
  expect(agenda.items.filter(({ kind }) => kind === 'open-actions').length).toBeLessThanOrEqual(1);
});
