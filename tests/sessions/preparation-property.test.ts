import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, noteDraft, noteSecret, pastSessionDraft, planSession } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });
const { close, reopen } = leading(world);

const people = [priya, ana, ben];
const by = fc.constantFrom(...people);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('keep' as const), by }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      by,
      nameless: fc.boolean(),
      answerIsLost: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), by }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'close' as const }, { do: 'reopen' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The words that somebody has prepared, and what has become of them. */
interface Words {
  readonly by: Person;
  readonly text: string;
  is: 'kept' | 'replaced' | 'sent' | 'cleared';
}

const prepared = (person: Person, session: Session) =>
  world.call(person, API.openPreparation, { params: at(session) });

/** Everything that somebody can read of a session, and of the community around it. */
async function allThatReads(person: Person, session: Session, words: string): Promise<string> {
  const params = at(session);
  const { body: search } = await world.ask(person, API.searchKnowledge, {
    params: { communityId },
    query: { q: words },
  });
  const answers = await Promise.all([
    world.ask(person, API.openSession, { params }),
    world.ask(person, API.openPreparation, { params }),
    world.ask(person, API.followSession, { params }),
    world.ask(person, API.listOpenActions, { params: { communityId } }),
    world.ask(person, API.openHome),
  ]);
  // An answer may quote what was searched for.
  return JSON.stringify([...answers.map(({ body }) => body), search.hits]);
}

async function liveThrough(pairs: readonly (readonly [Step, Step])[]): Promise<void> {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const all: Words[] = [];
  /** By the version under which they were kept. */
  const versions = new Map<string, Words>();

  async function take(one: Step): Promise<number> {
    if (one.do === 'close') return (await close(ana, session)).status;
    if (one.do === 'reopen') return (await reopen(ana, session)).status;
    const { etag } = await prepared(one.by, session);
    const before = versions.get(etag ?? '');
    if (one.do === 'send') {
      if (!before || etag === null) return 200;
      const said = {
        params: { ...at(session), noteId: id() },
        body: { note: noteDraft(before.text), secret: one.nameless ? noteSecret() : null, prepared: etag },
        operation: id(),
      };
      let { status } = await world.ask(one.by, API.captureNote, said);
      if (one.answerIsLost) status = (await world.ask(one.by, API.captureNote, said)).status;
      if (status === 200) before.is = 'sent';
      return status;
    }
    const text = one.do === 'keep' ? `prepared${id().replaceAll('-', '')}` : '';
    const words: Words = { by: one.by, text, is: 'kept' };
    const { status, body } = await world.ask(one.by, API.keepPreparation, {
      params: at(session),
      body: { text, upon: etag },
    });
    if (status !== 200) return status;
    if (before?.is === 'kept') before.is = text ? 'replaced' : 'cleared';
    if (!text) return status;
    all.push(words);
    versions.set(body.etag ?? '', words);
    return status;
  }

  for (const [one, other] of pairs) {
    for (const status of await Promise.all([take(one), take(other)])) expect(status).toBeLessThan(500);
    for (const { text, by: author, is } of all) {
      if (is === 'sent') continue;
      for (const person of people)
        if (person !== author) expect(await allThatReads(person, session, text)).not.toContain(text);
    }
  }

  const { notes } = await world.call(priya, API.openSession, { params: at(session) });
  for (const { by: author, text, is } of all) {
    expect(notes.filter((note) => note.text === text)).toHaveLength(is === 'sent' ? 1 : 0);
    if (is === 'kept') expect((await prepared(author, session)).text).toBe(text);
    else expect((await prepared(author, session)).text).not.toBe(text);
  }
}

test('whatever is prepared, sent and cleared, two at a time: others read it only once it is a note, it is one note at most, and what was neither sent nor replaced is still there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 8 }), liveThrough),
    { numRuns: 8, endOnFailure: true },
  );
});
