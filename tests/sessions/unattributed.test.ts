import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Note, NoteDraft } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  captureNote,
  changed,
  communityDraft,
  dump,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  quiet,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, wanjiru } = await gathered({
  ana: 'member',
  ben: 'member',
  wanjiru: 'member',
});

const newSession = () => planSession(world, priya, communityId, pastSessionDraft(ana));
const open = (person: Person, session: Session) =>
  world.call(person, API.openSession, { params: { communityId, sessionId: session.id } });
const edit = (person: Person, session: Session, note: Note, said: NoteDraft, secret: string | null) =>
  world.ask(person, API.editNote, {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { note: said, secret },
    etag: note.etag,
  });
const remove = (person: Person, session: Session, note: Note, secret: string | null) =>
  world.ask(person, API.removeNote, {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { secret },
  });

const ofRota = (key: string) => key.startsWith(`${world.microsoft365.tenantId}|${communityId} rota`);

const naming = (rows: ReadonlyMap<string, string>, person: Person) =>
  [...rows]
    .filter(([key, row]) =>
      [person.id, person.displayName, person.mail].some((one) => `${key} ${row}`.includes(one)),
    )
    .map(([key]) => key)
    // Everybody has a feed and takes turns: what stands there is compared with that of somebody who wrote nothing.
    .filter((key) => !key.startsWith('feed|') && !ofRota(key))
    .sort();

/** The rows of the rota that name somebody. */
const turnsOf = (rows: ReadonlyMap<string, string>, person: Person) =>
  [...rows].flatMap(([key, row]) => (ofRota(key) && row.includes(person.id) ? [key] : []));

/** What stands in somebody's feed, without whose it is, and without the turns that are proposed to them. */
const feedOf = (rows: ReadonlyMap<string, string>, { tenantId, id: personId }: Person) =>
  [...rows.keys()]
    .filter((key) => key.startsWith(`feed|${tenantId}|${personId} `))
    .map((key) => key.split(' ')[1]?.replace(personId, 'their own') ?? '')
    .filter((key) => !key.startsWith('standing|turn|'));

test('whatever is done with an unattributed note, no row, log line or answer tells who wrote it or when', async () => {
  const session = await newSession();
  await quiet(world);
  const before = naming(await dump(world), wanjiru);
  const linesBefore = world.logs.length;
  const secrets = [noteSecret(), noteSecret(), noteSecret()] as const;
  const words = 'I do not feel safe to disagree';
  const story = await captureNote(world, wanjiru, session, noteDraft(words, { kind: 'story' }), secrets[0]);
  const action = noteDraft('Talk to her', { kind: 'action', ownerId: ben.id });
  const todo = await captureNote(world, wanjiru, session, action, secrets[1]);
  const gone = await captureNote(world, wanjiru, session, noteDraft('Better not'), secrets[2]);
  const edited = await edit(
    wanjiru,
    session,
    story,
    noteDraft(`${words}, yet`, { kind: 'story' }),
    secrets[0],
  );
  expect(edited.status).toBe(200);
  expect((await remove(wanjiru, session, gone, secrets[2])).status).toBe(200);
  const byLeader = await edit(
    ana,
    session,
    { ...story, etag: edited.body.etag },
    noteDraft(`${words}!`, { kind: 'story' }),
    null,
  );
  expect(byLeader.status).toBe(200);
  await world.call(ana, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  await world.call(ben, API.finishAction, {
    params: { communityId, sessionId: session.id, noteId: todo.id },
    query: { authorKey: todo.authorKey },
    body: { done: true },
  });
  await world.settled();

  const rows = await dump(world);
  expect(naming(rows, wanjiru)).toEqual(before);
  expect(turnsOf(rows, wanjiru)).toEqual(turnsOf(rows, ben));
  expect(feedOf(rows, wanjiru).length).toBeGreaterThan(1);
  expect(feedOf(rows, wanjiru)).toEqual(feedOf(rows, ben));

  const lines = world.logs.slice(linesBefore).map((line) => line.message);
  expect(lines.length).toBeGreaterThan(5);
  const telling = [wanjiru.id, wanjiru.displayName, wanjiru.mail, words, ...secrets];
  expect(lines.filter((line) => telling.some((word) => line.includes(word)))).toEqual([]);

  const params = { communityId, sessionId: session.id };
  const answers = await Promise.all([
    open(priya, session),
    world.call(ana, API.followSession, { params }),
    world.call(ana, API.listOpenActions, { params: { communityId } }),
    world.call(ana, API.searchKnowledge, { params: { communityId }, query: { q: 'disagree' } }),
    world.call(ana, API.openHome),
  ]);
  for (const answer of answers) {
    expect(JSON.stringify(answer)).not.toContain(wanjiru.id);
    expect(JSON.stringify(answer)).not.toContain(wanjiru.displayName);
    for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
  }
  const notes = [...answers[0].notes, ...answers[1].notes];
  expect(notes.length).toBe(4);
  for (const note of notes) {
    expect(note).toMatchObject({ author: null, writtenAt: null });
    // A version that is a time would tell when it was written.
    expect(JSON.stringify({ ...note, due: null })).not.toMatch(/\d{4}-\d\d-\d\dT|\d{2}%3A\d{2}/);
  }
  expect(answers[3].hits).toMatchObject([{ kind: 'note', id: story.id, at: null }]);
  expect(answers[0].summary?.stories).toEqual([{ text: `${words}!`, author: null }]);
});

test('no log line tells whether an unattributed note was changed by its author or by who leads the session', async () => {
  /** What the log says that it cost, once whoever it is has been seen to belong. */
  const cost = async (work: () => Promise<unknown>) => {
    await world.call(ana, API.listMembers, { params: { communityId } });
    await world.call(wanjiru, API.listMembers, { params: { communityId } });
    world.clearCosts();
    await work();
    return world.costs().map(({ correlation: _, ...line }) => ({ ...line, ms: null }));
  };
  type Hand = readonly [Person, Person, 'with the secret' | 'without'];
  const author: Hand = [wanjiru, wanjiru, 'with the secret'];
  const leaderOfOwn: Hand = [ana, ana, 'with the secret'];
  const leader: Hand = [wanjiru, ana, 'without'];
  const lines = (state: 'open' | 'closed', [writer, editor, how]: Hand) =>
    cost(async () => {
      const session = await newSession();
      const [kept, gone] = [noteSecret(), noteSecret()];
      const one = await captureNote(world, writer, session, noteDraft('One'), kept);
      const two = await captureNote(world, writer, session, noteDraft('Two'), gone);
      const params = { communityId, sessionId: session.id };
      if (state === 'closed') await world.call(ana, API.closeSession, { params, body: {} });
      world.clearCosts();
      const shown = (secret: string) => (how === 'without' ? null : secret);
      expect((await edit(editor, session, one, noteDraft('Mended'), shown(kept))).status).toBe(200);
      expect((await remove(editor, session, two, shown(gone))).status).toBe(200);
    });
  const open = await lines('open', leader);
  expect(open).toMatchObject([{ route: 'editNote' }, { route: 'removeNote' }]);
  expect(await lines('open', author)).toEqual(open);
  expect(await lines('open', leaderOfOwn)).toEqual(open);
  // Whoever leads it is named as the editor by then: that they hold the secret would name them as the author too.
  expect(await lines('closed', leaderOfOwn)).toEqual(await lines('closed', leader));
});

test('what an author did to an unattributed note in time is theirs to repeat once the session is closed', async () => {
  const session = await newSession();
  const params = { communityId, sessionId: session.id };
  const [kept, gone] = [noteSecret(), noteSecret()];
  const one = await captureNote(world, wanjiru, session, noteDraft('One'), kept);
  const two = await captureNote(world, wanjiru, session, noteDraft('Two'), gone);
  const of = (note: Note) => ({
    params: { ...params, noteId: note.id },
    query: { authorKey: note.authorKey },
    operation: id(),
  });
  const change = { ...of(one), body: { note: noteDraft('Mended'), secret: kept }, etag: one.etag };
  const removal = { ...of(two), body: { secret: gone } };
  const first = await world.call(wanjiru, API.editNote, change);
  await world.call(wanjiru, API.removeNote, removal);
  await world.call(ana, API.closeSession, { params, body: {} });
  expect(await world.call(wanjiru, API.editNote, change)).toEqual(first);
  expect((await world.ask(wanjiru, API.removeNote, removal)).status).toBe(200);
  const late = await world.ask(wanjiru, API.editNote, { ...change, etag: first.etag, operation: id() });
  expect(late.body.code).toBe('session-over');
});

test('once a session is closed no note is taken without a name: everybody would know that who leads it wrote it', async () => {
  const session = await newSession();
  const params = { communityId, sessionId: session.id };
  const secret = noteSecret();
  const early = { params: { ...params, noteId: id() }, body: { note: noteDraft('In time'), secret } };
  const kept = await world.call(ana, API.captureNote, early);
  const offered = async () => [
    (await open(ana, session)).unattributedNotes,
    (await world.call(ana, API.followSession, { params })).unattributedNotes,
  ];
  expect(await offered()).toEqual([true, true]);
  await world.call(ana, API.closeSession, { params, body: {} });
  expect(await offered()).toEqual([false, false]);
  const late = {
    params: { ...params, noteId: id() },
    body: { note: noteDraft('Late'), secret: noteSecret() },
  };
  expect((await world.ask(ana, API.captureNote, late)).body.code).toBe('unattributed-off');
  // What was captured before, and is only sent again, is there.
  expect(await world.call(ana, API.captureNote, early)).toEqual(kept);
  expect((await open(ben, session)).notes.map(({ text }) => text)).toEqual(['In time']);
});

test('two notes of one person cannot be told to be of one person', async () => {
  const session = await newSession();
  const one = await captureNote(world, wanjiru, session, noteDraft('One'), noteSecret());
  const two = await captureNote(world, wanjiru, session, noteDraft('Two'), noteSecret());
  expect(one.authorKey).toMatch(/^~[0-9a-f]{64}$/);
  expect(one.authorKey).not.toBe(two.authorKey);
});

test('only who holds its secret, or leads the session, edits an unattributed note or takes it away', async () => {
  const session = await newSession();
  const secret = noteSecret();
  const note = await captureNote(world, wanjiru, session, noteDraft('Mine'), secret);
  for (const [person, theirs] of [
    [ben, null],
    [ben, noteSecret()],
    [wanjiru, null],
    [wanjiru, noteSecret()],
  ] as const) {
    expect((await edit(person, session, note, noteDraft('Not mine'), theirs)).body.code).toBe('author-only');
    expect((await remove(person, session, note, theirs)).body.code).toBe('author-only');
  }
  const edited = await edit(wanjiru, session, note, noteDraft('Still mine'), secret);
  expect(edited.status).toBe(200);
  const stale = await edit(wanjiru, session, note, noteDraft('From an old page'), secret);
  expect(stale.body).toMatchObject({
    code: 'changed-meanwhile',
    current: { text: 'Still mine', author: null },
  });
  expect((await remove(ana, session, note, null)).status).toBe(200);
  expect((await open(ben, session)).notes).toEqual([]);
});

test('whoever edits their own unattributed note is not named as its editor, unless nobody but who leads the session could have', async () => {
  const session = await newSession();
  const secret = noteSecret();
  const note = await captureNote(world, ana, session, noteDraft('Mine'), secret);
  const mended = await edit(ana, session, note, noteDraft('Still mine'), secret);
  expect(mended.body).toMatchObject({ editedBy: null });
  await world.call(ana, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  const [now] = (await open(ben, session)).notes;
  if (!now) throw new Error('no note');
  const after = await edit(ana, session, now, noteDraft('Mine to the end'), secret);
  // Left out, it would say that who leads the session is the author.
  const editedBy = { id: ana.id, name: ana.displayName };
  expect(after.body).toMatchObject({ editedBy });
  expect((await open(ben, session)).notes).toMatchObject([{ edited: true, editedBy, author: null }]);
  const byPriya = await edit(priya, session, { ...now, etag: after.body.etag }, noteDraft('Hers'), null);
  expect(byPriya.body.editedBy).toEqual({ id: priya.id, name: priya.displayName });
});

test('an unattributed note or edit whose answer was lost is kept once, and is no conflict when sent again', async () => {
  const session = await newSession();
  const secret = noteSecret();
  const params = { communityId, sessionId: session.id, noteId: id() };
  const said = { params, body: { note: noteDraft('Once'), secret }, operation: id() };
  const first = await world.call(wanjiru, API.captureNote, said);
  expect(await world.call(wanjiru, API.captureNote, said)).toEqual(first);
  expect(await world.call(wanjiru, API.captureNote, { ...said, operation: id() })).toEqual(first);
  const change = {
    params,
    query: { authorKey: first.authorKey },
    body: { note: noteDraft('Twice'), secret },
    etag: first.etag,
    operation: id(),
  };
  const edited = await world.call(wanjiru, API.editNote, change);
  expect(await world.call(wanjiru, API.editNote, change)).toEqual(edited);
  const { notes } = await open(ben, session);
  expect(notes).toMatchObject([{ text: 'Twice', etag: edited.etag }]);
});

test('what search finds of unattributed notes does not tell in which order they were written', async () => {
  const session = await newSession();
  const q = 'armadillo';
  const search = () => world.call(ana, API.searchKnowledge, { params: { communityId }, query: { q } });
  await search();
  const written: string[] = [];
  for (let count = 0; count < 8; count += 1) {
    const { authorKey } = await captureNote(world, wanjiru, session, noteDraft('An armadillo'), noteSecret());
    written.push(authorKey);
    await search();
  }
  const { hits } = await search();
  const found = hits.map((hit) => (hit.kind === 'note' ? hit.authorKey : ''));
  expect(found).toEqual([...written].sort());
});

test('of two edits of one unattributed note from the same version one wins', async () => {
  const session = await newSession();
  const secret = noteSecret();
  const note = await captureNote(world, wanjiru, session, noteDraft('Start'), secret);
  const answers = await Promise.all(
    ['A', 'B', 'C', 'D'].map((text, index) =>
      index % 2
        ? edit(ana, session, note, noteDraft(text), null)
        : edit(wanjiru, session, note, noteDraft(text), secret),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  for (const { status, body } of answers) if (status !== 200) expect(body.code).toBe('changed-meanwhile');
});

test('where a community keeps names on notes none is taken without one, and nothing is written', async () => {
  const named = await startCommunity(world, priya, [[wanjiru, 'member']], {
    settings: { unattributedNotes: false },
  });
  const session = await planSession(world, priya, named, pastSessionDraft(priya));
  const page = await world.call(wanjiru, API.openSession, {
    params: { communityId: named, sessionId: session.id },
  });
  expect(page.unattributedNotes).toBe(false);
  await quiet(world);
  const before = await dump(world);
  const refused = await world.ask(wanjiru, API.captureNote, {
    params: { communityId: named, sessionId: session.id, noteId: id() },
    body: { note: noteDraft('Secretly'), secret: noteSecret() },
  });
  expect(refused.body).toMatchObject({ status: 403, code: 'unattributed-off' });
  expect(changed(before, await dump(world))).toEqual([]);
});

test('a session keeps the promise it was planned with when the community changes its mind', async () => {
  const fickle = await startCommunity(world, priya, [[wanjiru, 'member']]);
  const session = await planSession(world, priya, fickle, pastSessionDraft(priya));
  const { details } = await world.call(priya, API.openCommunity, { params: { communityId: fickle } });
  await world.call(priya, API.reviseCommunity, {
    params: { communityId: fickle },
    body: communityDraft({ settings: { unattributedNotes: false } }),
    etag: details?.etag ?? '',
  });
  const note = await captureNote(world, wanjiru, session, noteDraft('As agreed'), noteSecret());
  expect(note.author).toBeNull();
  const later = await planSession(world, priya, fickle, pastSessionDraft(priya));
  const refused = await world.ask(wanjiru, API.captureNote, {
    params: { communityId: fickle, sessionId: later.id, noteId: id() },
    body: { note: noteDraft('Not any more'), secret: noteSecret() },
  });
  expect(refused.body.code).toBe('unattributed-off');
});
