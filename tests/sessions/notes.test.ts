import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Note, NoteDraft } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  changed,
  dump,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  quiet,
  someone,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, iva, chidi } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'member',
  chidi: 'guest',
});

/** A session that Ana facilitates. */
const newSession = () => planSession(world, priya, communityId, pastSessionDraft(ana));
const open = (person: Person, session: Session) =>
  world.call(person, API.openSession, { params: { communityId, sessionId: session.id } });
const close = (session: Session) =>
  world.call(ana, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
const at = (session: Session, noteId: string) => ({ communityId, sessionId: session.id, noteId });
const capture = (person: Person, session: Session, note: NoteDraft, noteId = id(), operation = id()) =>
  world.ask(person, API.captureNote, {
    params: at(session, noteId),
    body: { note, secret: null },
    operation,
  });
const edit = (person: Person, session: Session, note: Note, said: NoteDraft, operation = id()) =>
  world.ask(person, API.editNote, {
    params: at(session, note.id),
    query: { authorKey: note.authorKey },
    body: { note: said, secret: null },
    etag: note.etag,
    operation,
  });
const remove = (person: Person, session: Session, note: Pick<Note, 'id' | 'authorKey'>) =>
  world.ask(person, API.removeNote, {
    params: at(session, note.id),
    query: { authorKey: note.authorKey },
    body: { secret: null },
  });

test('a note is there for everyone, with who wrote it, when, and where on the agenda', async () => {
  const session = await newSession();
  const [item] = (await open(ben, session)).agenda.items;
  const said = noteDraft('Ask first', { agendaItemId: item?.id ?? null, tags: ['openers', 'first minute'] });
  const note = await captureNote(world, ben, session, said);
  const { ownerId: _, ...shown } = said;
  expect(note).toMatchObject({
    ...shown,
    owner: null,
    author: { id: ben.id },
    done: false,
    edited: false,
    editedBy: null,
  });
  expect(Math.abs(Date.parse(note.writtenAt ?? '') - Date.now())).toBeLessThan(10_000);
  expect((await open(iva, session)).notes).toEqual([note]);
});

test('a note that is sent again is kept once, as it was first written', async () => {
  const session = await newSession();
  const [noteId, operation] = [id(), id()];
  const first = await capture(ben, session, noteDraft('Once'), noteId, operation);
  const repeated = await capture(ben, session, noteDraft('Once'), noteId, operation);
  const reloaded = await capture(ben, session, noteDraft('Once, from a page that was reloaded'), noteId);
  expect(repeated.body).toEqual(first.body);
  expect(reloaded.body).toEqual(first.body);
  expect((await open(iva, session)).notes).toHaveLength(1);
});

test('a note that was taken away does not come back because an old page sends it again', async () => {
  const session = await newSession();
  const noteId = id();
  const { body: note } = await capture(ben, session, noteDraft('Sorry'), noteId);
  await remove(ben, session, note);
  const late = await capture(ben, session, noteDraft('Sorry'), noteId);
  expect(late.body).toMatchObject({ status: 409, code: 'already-exists' });
  expect((await open(iva, session)).notes).toEqual([]);
});

test('an action names a member as its owner, and nobody else', async () => {
  const session = await newSession();
  const action = (ownerId: string | null) =>
    noteDraft('Try it', { kind: 'action', ownerId, due: '2027-01-31' });
  const { body: note } = await capture(ben, session, action(iva.id));
  expect(note).toMatchObject({ owner: { id: iva.id, name: 'Iva Kovač' }, due: '2027-01-31' });
  for (const nobody of [chidi.id, someone(world, 9).id, id()]) {
    const refused = await capture(ben, session, action(nobody));
    expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'note.ownerId' }] });
  }
  const insight = await capture(ben, session, { ...action(iva.id), kind: 'insight' });
  expect(insight.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'note.ownerId' }] });
});

test('its author edits a note; whoever is second sees what it says now, and loses nothing', async () => {
  const session = await newSession();
  const note = await captureNote(world, ben, session, noteDraft('First'));
  const edited = await edit(ben, session, note, noteDraft('Second'));
  expect(edited.status).toBe(200);
  const stale = await edit(ana, session, note, noteDraft('Ana’s words'));
  expect(stale.body).toMatchObject({
    code: 'changed-meanwhile',
    current: { text: 'Second', etag: edited.body.etag },
  });
  const again = await edit(ana, session, { ...note, etag: edited.body.etag }, noteDraft('Ana’s words'));
  expect(again.status).toBe(200);
  expect((await open(iva, session)).notes).toMatchObject([
    {
      text: 'Ana’s words',
      author: { id: ben.id },
      writtenAt: note.writtenAt,
      edited: true,
      editedBy: { id: ana.id, name: ana.displayName },
    },
  ]);
  expect(again.body.editedBy).toEqual({ id: ana.id, name: ana.displayName });
  // Once its author has written it anew, the words are theirs.
  await edit(ben, session, { ...note, etag: again.body.etag }, noteDraft('Third'));
  expect((await open(iva, session)).notes).toMatchObject([{ text: 'Third', edited: true, editedBy: null }]);
});

test('an edit whose answer was lost is no conflict when it is sent again', async () => {
  const session = await newSession();
  const note = await captureNote(world, ben, session, noteDraft('First'));
  const operation = id();
  const first = await edit(ben, session, note, noteDraft('Second'), operation);
  const second = await edit(ben, session, note, noteDraft('Second'), operation);
  expect(second.body).toEqual(first.body);
});

test('a note is its author’s and the facilitator’s: another member can neither edit nor remove it', async () => {
  const session = await newSession();
  const note = await captureNote(world, ben, session, noteDraft('Mine'));
  await quiet(world);
  const before = await dump(world);
  expect((await edit(iva, session, note, noteDraft('Hers'))).body.code).toBe('author-only');
  expect((await remove(iva, session, note)).body.code).toBe('author-only');
  // Saying that it is one's own does not help either.
  expect((await edit(iva, session, { ...note, authorKey: iva.id }, noteDraft('Hers'))).body.code).toBe(
    'not-found',
  );
  expect((await remove(iva, session, { ...note, authorKey: iva.id })).body.code).toBe('not-found');
  expect(changed(before, await dump(world))).toEqual([]);
});

test('its author takes a note away, and so does the facilitator; a second time nothing happens', async () => {
  const session = await newSession();
  const [one, two] = [
    await captureNote(world, ben, session, noteDraft('One')),
    await captureNote(world, ben, session, noteDraft('Two')),
  ];
  expect((await remove(ben, session, one)).body).toEqual({ removed: { id: one.id, authorKey: ben.id } });
  expect((await remove(ana, session, two)).body).toEqual({ removed: { id: two.id, authorKey: ben.id } });
  expect((await open(iva, session)).notes).toEqual([]);
  for (const [person, note] of [
    [ben, one],
    [ana, two],
  ] as const)
    expect([200, 404]).toContain((await remove(person, session, note)).status);
  expect((await open(iva, session)).notes).toEqual([]);
  expect((await edit(ben, session, one, noteDraft('Back'))).body.code).toBe('not-found');
});

test('what was never written cannot be taken away, and the try leaves no trace', async () => {
  const session = await newSession();
  await quiet(world);
  const before = await dump(world);
  for (const person of [ben, ana])
    expect((await remove(person, session, { id: id(), authorKey: person.id })).body.code).toBe('not-found');
  expect(changed(before, await dump(world))).toEqual([]);
});

test('after a session is closed only who led it writes, and the summary says what the notes say', async () => {
  const session = await newSession();
  const note = await captureNote(world, ben, session, noteDraft('We decided', { kind: 'decision' }));
  await close(session);
  expect((await capture(ben, session, noteDraft('Too late'))).body.code).toBe('session-over');
  expect((await edit(ben, session, note, noteDraft('Too late'))).body.code).toBe('session-over');
  expect((await remove(ben, session, note)).body.code).toBe('session-over');

  expect((await capture(ana, session, noteDraft('Forgotten', { kind: 'decision' }))).status).toBe(200);
  expect((await edit(ana, session, note, noteDraft('We agreed', { kind: 'decision' }))).status).toBe(200);
  const page = await open(ben, session);
  expect(page.notes.map((one) => one.text).sort()).toEqual(['Forgotten', 'We agreed']);
  expect(page.summary?.decided.map((point) => point.text).sort()).toEqual(['Forgotten', 'We agreed']);
  const [forgotten] = page.notes.filter((one) => one.text === 'Forgotten');
  if (!forgotten) throw new Error('no such note');
  expect((await remove(ana, session, forgotten)).status).toBe(200);
  expect((await open(ben, session)).summary?.decided.map((point) => point.text)).toEqual(['We agreed']);
});

test('an action changed after the session is closed moves from one person’s list to the other’s', async () => {
  const session = await newSession();
  const action = (ownerId: string | null) => noteDraft('Write it up', { kind: 'action', ownerId });
  const note = await captureNote(world, ben, session, action(ben.id));
  await close(session);
  const owners = async () =>
    (await world.call(iva, API.listOpenActions, { params: { communityId } })).actions.flatMap((one) =>
      one.noteId === note.id ? [one.owner?.name ?? 'nobody'] : [],
    );
  expect(await owners()).toEqual(['Ben Whitlock']);
  const { body } = await edit(ana, session, note, action(iva.id));
  expect(await owners()).toEqual(['Iva Kovač']);
  const { body: next } = await edit(ana, session, { ...note, etag: body.etag }, action(null));
  expect(await owners()).toEqual(['nobody']);
  await edit(ana, session, { ...note, etag: next.etag }, noteDraft('Only a thought'));
  expect(await owners()).toEqual([]);
  const late = await capture(ana, session, action(ben.id), id());
  expect(late.status).toBe(200);
  const { actions } = await world.call(ben, API.listOpenActions, { params: { communityId } });
  expect(actions.map((one) => one.noteId)).toContain(late.body.id);
});

test.each(['its author', 'the facilitator'])(
  'an action whose owner has left is edited by %s, who stays the owner until another is named',
  async (who) => {
    const leaver = someone(world, 9);
    await world.call(priya, API.addMember, {
      params: { communityId, personId: leaver.id },
      body: { role: 'member' },
    });
    const session = await newSession();
    const action = (text: string) => noteDraft(text, { kind: 'action', ownerId: leaver.id });
    const note = await captureNote(world, ben, session, action('Ask the sponsor'));
    const another = await captureNote(
      world,
      ben,
      session,
      noteDraft('Ask', { kind: 'action', ownerId: iva.id }),
    );
    await world.call(leaver, API.removeMember, { params: { communityId, personId: leaver.id } });
    const person = who === 'its author' ? ben : ana;
    expect((await edit(person, session, note, action('Ask both sponsors'))).status).toBe(200);
    const [kept] = (await open(iva, session)).notes;
    expect(kept).toMatchObject({ text: 'Ask both sponsors', owner: { id: leaver.id } });
    // They are given nothing anew.
    expect((await edit(person, session, another, action('Ask'))).body).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'note.ownerId' }],
    });
    if (!kept) throw new Error('no such note');
    expect((await edit(person, session, kept, noteDraft('Ask both', { kind: 'action' }))).status).toBe(200);
  },
);

test('a long action is shortened on lists without being cut in the middle of a character', async () => {
  const session = await newSession();
  const text = `${'x'.repeat(499)}😀 and so on`;
  await captureNote(world, ben, session, noteDraft(text, { kind: 'action', ownerId: ben.id }));
  await close(session);
  const { actions } = await world.call(ben, API.listOpenActions, { params: { communityId } });
  const listed = actions.find((one) => one.sessionId === session.id);
  expect(listed?.text.startsWith('xxx')).toBe(true);
  expect(listed?.text.isWellFormed()).toBe(true);
  expect((await open(ben, session)).summary?.actions[0]?.text).toBe(text);
});

test('a note cannot be captured in a session that is not there', async () => {
  const session = { ...(await newSession()), id: id() };
  expect((await capture(ben, session, noteDraft('Where?'))).body).toMatchObject({
    status: 404,
    code: 'not-found',
  });
});

test('a checklist is ticked for one session; the playbook, its next revision and the next session know nothing of it', async () => {
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const [one, two] = [
    await planSession(world, priya, communityId, pastSessionDraft(ana, { artifactIds: [playbook.id] })),
    await planSession(world, priya, communityId, pastSessionDraft(ana, { artifactIds: [playbook.id] })),
  ];
  const tick = (session: Session, done: boolean, artifactId = playbook.id, revision = '1', item = '1') =>
    world.ask(ben, API.tickItem, {
      params: { communityId, sessionId: session.id, artifactId, revision, item },
      body: { done },
    });
  const ticks = async (session: Session) =>
    (await world.call(iva, API.followSession, { params: { communityId, sessionId: session.id } })).ticks;
  expect((await tick(one, true)).body).toMatchObject({ item: 1, done: true, by: { id: ben.id } });
  expect(await ticks(one)).toMatchObject([{ artifactId: playbook.id, revision: 1, item: 1, done: true }]);
  expect(await ticks(two)).toEqual([]);
  const page = await world.call(ben, API.openArtifact, { params: { communityId, artifactId: playbook.id } });
  expect(page.body).toBe(artifactDraft().body);
  await tick(one, false);
  expect(await ticks(one)).toMatchObject([{ item: 1, done: false }]);
  expect((await tick(one, true, id())).body).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'artifactId' }],
  });
  // What nobody has published cannot be ticked; once it is, its ticks are its own.
  expect((await tick(one, true, playbook.id, '2')).body).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'revision' }],
  });
  expect((await tick(one, true, playbook.id, '1', '2')).body).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'item' }],
  });
  await tick(one, true);
  const params = { communityId, artifactId: playbook.id };
  const revised = await world.call(priya, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: '- [ ] Sit down\n- [ ] Ask first\n- [ ] Say what you saw' }),
    etag: playbook.etag,
  });
  await world.call(priya, API.publishArtifact, { params, body: { changeNote: 'Sit' }, etag: revised.etag });
  await tick(one, true, playbook.id, '2');
  await tick(one, false, playbook.id, '2');
  expect(await ticks(one)).toMatchObject([
    { revision: 1, item: 1, done: true },
    { revision: 2, item: 1, done: false },
  ]);
  await close(one);
  expect((await tick(one, true)).body.code).toBe('session-over');
});
