import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { unanswered } from '../../domain/knowledge/types/questions.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { caseNoteOf, titleOf } from '../../domain/synthesis/from-note.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { propose, termDraft } from '../glossary/drafts.ts';
import {
  artifactDraft,
  captureNote,
  dump,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, devika } = await gathered({ ana: 'member', devika: 'sponsor' });

const aSession = () => planSession(world, priya, communityId, pastSessionDraft(priya));
const fromOf = (session: Session, note: Note) => ({
  kind: 'note' as const,
  sessionId: session.id,
  authorKey: note.authorKey,
  noteId: note.id,
});

/** As the page does it: first where it is from, then the draft. */
async function caseNote(by: Person, session: Session, note: Note) {
  const artifactId = id();
  const kept = await world.ask(by, API.keepOrigin, {
    params: { communityId, thingId: artifactId },
    body: { of: { kind: 'artifact' }, from: fromOf(session, note) },
  });
  expect(kept.status).toBe(200);
  const params = { communityId, artifactId };
  return world.call(by, API.draftArtifact, { params, body: caseNoteOf(note, session) });
}
const annotate = (
  by: Person,
  artifactId: string,
  { words, sessionId }: { words: string; sessionId: string | null } = { words: 'Not here', sessionId: null },
  annotationId: string = id(),
) =>
  world.call(by, API.annotate, {
    params: { communityId, artifactId, annotationId },
    body: {
      ...{ kind: 'exception', words, context: '', revision: 1, anchor: null },
      ...{ sessionId, pilotId: null },
    },
  });
const became = async (by: Person, { id: sessionId }: Session) =>
  (await world.call(by, API.listBecame, { params: { communityId, sessionId } })).became;
const authorOf = async (by: Person, thingId: string) =>
  (await world.call(by, API.openOrigin, { params: { communityId, thingId } })).author;
const originOf = async (by: Person, thingId: string) =>
  (await world.call(by, API.openOrigin, { params: { communityId, thingId } })).origin;

test('a note becomes a case note: its words stand where they belong, and both lead to each other', async () => {
  const session = await aSession();
  const note = await captureNote(
    world,
    ana,
    session,
    noteDraft('I went first and turned it into a speech', { kind: 'failure' }),
  );
  const draft = await caseNote(ana, session, note);
  expect(draft).toMatchObject({ type: 'case note', taxonomy: session.taxonomy, state: 'draft' });
  const page = await world.call(priya, API.openArtifact, { params: { communityId, artifactId: draft.id } });
  expect(page.draft?.body).toMatch(
    new RegExp(
      `^\\*\\*Session:\\*\\* \\[Feedback that lands\\]\\(/communities/${communityId}/sessions/${session.id}\\)\\.`,
    ),
  );
  expect(page.draft?.body).toContain('## What happened\n\nI went first and turned it into a speech');
  // A question without an answer has no heading, and the form asks it all the same.
  expect(page.draft?.body.match(/^## /gm)).toHaveLength(1);
  expect(unanswered('case note', page.draft?.body ?? '')).toHaveLength(3);
  expect(await originOf(priya, draft.id)).toEqual({ ...fromOf(session, note), label: 'Feedback that lands' });
  const { authorKey, id: noteId } = note;
  expect(await became(priya, session)).toEqual([
    { note: { authorKey, id: noteId }, kind: 'artifact', id: draft.id, title: draft.title, isDraft: true },
  ]);
  // A sponsor sees it once it is published.
  expect(await became(devika, session)).toEqual([]);
  const { etag } = await world.call(ana, API.publishArtifact, {
    params: { communityId, artifactId: draft.id },
    body: { changeNote: 'First' },
    etag: draft.etag,
  });
  expect(await became(devika, session)).toMatchObject([{ id: draft.id, isDraft: false }]);

  // Revised by somebody else and under another title, it is still from there.
  const revised = await world.call(priya, API.reviseArtifact, {
    params: { communityId, artifactId: draft.id },
    body: artifactDraft({ title: 'The speech', type: 'case note' }),
    etag,
  });
  await world.call(priya, API.publishArtifact, {
    params: { communityId, artifactId: draft.id },
    body: { changeNote: 'Shorter' },
    etag: revised.etag,
  });
  expect(await originOf(devika, draft.id)).toMatchObject({ kind: 'note', noteId });
  // Whoever publishes it, the note's own author is named with it.
  expect(await authorOf(devika, draft.id)).toEqual({ id: ana.id, name: ana.displayName });
  expect(await became(devika, session)).toMatchObject([{ title: 'The speech' }]);
});

test('a note becomes an annotation of a playbook, which it leads to', async () => {
  const session = await aSession();
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const note = await captureNote(world, ana, session, noteDraft('Not in the open office'));
  const params = { communityId, thingId: id() as string };
  const body = { of: { kind: 'annotation' as const, artifactId: playbook.id }, from: fromOf(session, note) };
  await world.call(ana, API.keepOrigin, { params, body });
  await annotate(ana, playbook.id, { words: note.text, sessionId: session.id }, params.thingId);
  expect(await became(devika, session)).toMatchObject([{ kind: 'annotation', id: playbook.id }]);
  expect(await originOf(devika, params.thingId)).toMatchObject({ noteId: note.id });
});

test('a note annotates nothing whose annotation was never written or was taken back', async () => {
  const session = await aSession();
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const note = await captureNote(world, ana, session, noteDraft('Not in the open office'));
  const params = { communityId, thingId: id() as string };
  const body = { of: { kind: 'annotation' as const, artifactId: playbook.id }, from: fromOf(session, note) };
  await world.call(ana, API.keepOrigin, { params, body });
  expect(await became(ana, session)).toEqual([]);
  const annotation = { communityId, artifactId: playbook.id, annotationId: params.thingId };
  const { etag } = await world.call(ana, API.annotate, {
    params: annotation,
    body: {
      ...{ kind: 'exception', words: note.text, context: '', revision: 1, anchor: null },
      ...{ sessionId: session.id, pilotId: null },
    },
  });
  expect(await became(ana, session)).toMatchObject([{ kind: 'annotation' }]);
  await world.call(ana, API.removeAnnotation, { params: annotation, etag });
  expect(await became(ana, session)).toEqual([]);
});

test('what was made of a note without a name names nobody who might have written it', async () => {
  const session = await aSession();
  const note = await captureNote(world, ana, session, noteDraft('I was afraid to say no'), noteSecret());
  expect(note.author).toBeNull();
  const draft = await caseNote(priya, session, note);
  const page = await world.call(priya, API.openArtifact, { params: { communityId, artifactId: draft.id } });
  const told = JSON.stringify([page.draft, await originOf(priya, draft.id), await became(priya, session)]);
  expect(told).not.toContain(ana.id);
  expect(told).not.toContain('Ana');
  expect(await authorOf(priya, draft.id)).toBeNull();
  // Neither do the rows that keep it, be it by a time.
  const rows = [...(await dump(world))].filter(([key]) => /(origin|became)\|/.test(key));
  const theirs = rows.filter(([key, row]) => `${key}${row}`.includes(note.id));
  expect(theirs.length).toBe(2);
  for (const [key, row] of theirs) {
    expect(key + row).not.toContain(ana.id);
    expect(key + row).not.toContain(priya.id);
  }
});

test('an origin is kept once: nobody changes it, and what is there already gets none', async () => {
  const session = await aSession();
  const note = await captureNote(world, ana, session, noteDraft('One'));
  const other = await captureNote(world, ana, session, noteDraft('Another'));
  const params = { communityId, thingId: id() as string };
  const keep = (of: Note, thing = params) =>
    world.ask(ana, API.keepOrigin, {
      params: thing,
      body: { of: { kind: 'artifact' }, from: fromOf(session, of) },
    });
  expect((await keep(note)).status).toBe(200);
  expect((await keep(note)).status).toBe(200);
  expect((await keep(other)).body.code).toBe('already-exists');
  const { id: thingId } = await publishArtifact(world, priya, communityId, artifactDraft());
  expect((await keep(note, { communityId, thingId })).body.code).toBe('already-exists');
  const gone = { ...note, id: id() };
  expect((await keep(gone, { communityId, thingId: id() })).status).toBe(400);
});

test('an origin in another community is not found there', async () => {
  const session = await aSession();
  const note = await captureNote(world, ana, session, noteDraft('Here'));
  const elsewhere = await startCommunity(world, ana);
  const answered = await world.ask(ana, API.keepOrigin, {
    params: { communityId: elsewhere, thingId: id() },
    body: { of: { kind: 'artifact' }, from: fromOf(session, note) },
  });
  expect(answered.status).toBe(400);
});

test.each([
  ['I went first and turned it into a speech. Next time I wait.', 'I went first and turned it into a speech'],
  ['Who asks on the night desk? Nobody does.', 'Who asks on the night desk?'],
  [
    'I handed over the forecast with all of its numbers on a Friday evening, and nobody knew what they meant by then.',
    'I handed over the forecast with all of its numbers on a…',
  ],
  [
    'We moved the retro to Tuesday mornings, because nobody had anything left to say on a Friday afternoon.',
    'We moved the retro to Tuesday mornings',
  ],
  ['Dr. Okafor asked first. It helped.', 'Dr. Okafor asked first'],
  ['Ask\nfirst', 'Ask first'],
  ['……', '……'],
  ['会議の前に全員が一行ずつ書く。それから話す。', '会議の前に全員が一行ずつ書く'],
])('the title of a case note is short: %j', (text, title) => expect(titleOf(text)).toBe(title));

test('whatever a note says, its case note has a title that fits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== ''),
      (text) => {
        expect(titleOf(text).length).toBeLessThanOrEqual(60);
        expect(titleOf(text)).not.toBe('');
      },
    ),
  );
});

describe('nobody says by an origin what is not so', () => {
  test('what is there already gets none, whatever it is said to be', async () => {
    const session = await aSession();
    const note = await captureNote(world, ana, session, noteDraft('Never said so'));
    const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft());
    const annotation = await annotate(priya, artifactId);
    for (const [thingId, of] of [
      [artifactId, { kind: 'annotation' as const, artifactId }],
      [artifactId, { kind: 'term' as const, words: 'Retrospective' }],
      [annotation.id, { kind: 'annotation' as const, artifactId }],
    ] as const) {
      const answered = await world.ask(ana, API.keepOrigin, {
        params: { communityId, thingId },
        body: { of, from: fromOf(session, note) },
      });
      expect(answered.status).toBeGreaterThanOrEqual(400);
      expect(await originOf(priya, thingId)).toBeNull();
    }
    expect(await became(priya, session)).toEqual([]);
  });

  test('a term that is proposed from a note has its origin with its proposal, in one request', async () => {
    const session = await aSession();
    const note = await captureNote(world, ana, session, noteDraft('We look back'));
    const params = { communityId, termId: id() };
    const draft = termDraft({ term: 'Look back', synonyms: [], plurals: [] });
    await world.call(ana, API.proposeTerm, { params, body: { ...draft, from: fromOf(session, note) } });
    expect(await became(priya, session)).toMatchObject([
      { kind: 'term', id: params.termId, title: 'Look back' },
    ]);
    const gone = { ...fromOf(session, note), noteId: id() };
    const refused = await world.ask(ana, API.proposeTerm, {
      params: { communityId, termId: id() },
      body: { ...draft, from: gone },
    });
    expect(refused.status).toBe(400);
  });

  test('a note becomes a term of the glossary, under the name that it has there and no other words', async () => {
    const session = await aSession();
    const note = await captureNote(world, ana, session, noteDraft('We look back'));
    const keep = (thingId: string, words: string) =>
      world.ask(ana, API.keepOrigin, {
        params: { communityId, thingId },
        body: { of: { kind: 'term', words }, from: fromOf(session, note) },
      });
    expect((await keep(id(), 'Priya wrote this, and it is wrong')).status).toBe(400);
    const { id: termId } = await propose(world, ana, communityId);
    expect((await keep(termId, 'Priya wrote this, and it is wrong')).status).toBe(200);
    expect((await keep(termId, 'Retrospective')).status).toBe(200);
    expect(await became(priya, session)).toMatchObject([
      { kind: 'term', id: termId, title: 'Retrospective' },
    ]);
  });
});
