import { describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { adopt, proposalDraft, propose } from '../charter/drafts.ts';
import {
  artifactDraft,
  captureNote,
  day,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
} from '../http/guild.ts';
import { beginPilot, publishReport, reportDraft } from '../pilots/drafts.ts';
import { rhythmDraft } from '../rhythm/support.ts';
import { offerRole, showThem } from '../roles/drafts.ts';
import { aRubric, roundDraft } from '../scoring/drafts.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ben, marcus, iva, chidi } = await gathered({
  ben: 'member',
  marcus: 'mentor',
  iva: 'sponsor',
  chidi: 'guest',
});
const here = { communityId };
const EVERYBODY = { priya, ben, marcus, iva, chidi };
const MEMBERS = ['priya', 'ben', 'marcus'];
const READERS = [...MEMBERS, 'iva'];

type Page = (person: Person) => Promise<{ readonly status: number; readonly body: unknown }>;

/** The kinds of hits that somebody gets for a word. Guests may not search at all. */
async function found(person: Person, q: string): Promise<string[]> {
  const { status, body } = await world.ask(person, API.searchKnowledge, { params: here, query: { q } });
  return status === 200 ? body.hits.map(({ kind }: { kind: string }) => kind) : [];
}

/** Who finds a word, and to whom the page that it stands on shows it. */
async function seen(word: string, page: Page, kind: string) {
  const finds: string[] = [];
  const reads: string[] = [];
  for (const [name, person] of Object.entries(EVERYBODY)) {
    if ((await found(person, word)).includes(kind)) finds.push(name);
    const { status, body } = await page(person);
    if (status === 200 && JSON.stringify(body).toLowerCase().includes(word)) reads.push(name);
  }
  return { finds, reads };
}
const both = (names: readonly string[]) => ({ finds: names, reads: names });
const nobody = both([]);

const charterPage: Page = (person) => world.ask(person, API.openCharter, { params: here });
const versionsPage: Page = (person) => world.ask(person, API.listCharterVersions, { params: here });
const communityPage: Page = (person) => world.ask(person, API.openCommunity, { params: here });
const rhythmPage: Page = (person) => world.ask(person, API.openRhythm, { params: here });
const rolePage =
  (roleId: string): Page =>
  (person) =>
    world.ask(person, API.openRole, { params: { communityId, roleId } });
const pilotPage =
  (pilotId: string): Page =>
  (person) =>
    world.ask(person, API.openPilot, { params: { communityId, pilotId } });
const roundPage =
  (artifactId: string, roundId: string): Page =>
  (person) =>
    world.ask(person, API.openRound, { params: { communityId, artifactId, roundId } });
const artifactPage =
  (artifactId: string): Page =>
  (person) =>
    world.ask(person, API.openArtifact, { params: { communityId, artifactId } });
const sessionPage =
  (sessionId: string): Page =>
  (person) =>
    world.ask(person, API.openSession, { params: { communityId, sessionId } });
const recognitions =
  (of: 'session' | 'pilot' | 'artifact', thing: string): Page =>
  (person) =>
    world.ask(person, API.listRecognitions, { params: here, query: { of, id: thing } });

const annotation = (words: string) => ({
  revision: 1,
  anchor: null,
  kind: 'failed' as const,
  words,
  context: '',
  sessionId: null,
  pilotId: null,
});

describe('search finds for each person what the page of its area shows them, and nothing else', () => {
  test('the charter, from an organiser’s first words to a version that was adopted', async () => {
    const { details } = await world.call(priya, API.openCommunity, { params: here });
    if (!details) throw new Error('Priya does not see it');
    const { id: _id, startedAt, startedBy, charter, etag, ...draft } = details;
    const body = { ...draft, purpose: 'To tell a quagga from a zebra' };
    await world.call(priya, API.reviseCommunity, { params: here, body, etag });
    expect((await seen('quagga', communityPage, 'charter')).finds).toEqual(READERS);
    const change = { norms: ['Never interrupt a dugong'], purpose: body.purpose };
    const proposal = await propose(world, ben, communityId, proposalDraft(change, 'Because of the manatees'));
    expect(await seen('dugong', charterPage, 'proposal')).toEqual(both(READERS));
    expect(await seen('manatees', charterPage, 'proposal')).toEqual(both(READERS));
    // What stands already is not what is proposed.
    expect((await seen('quagga', charterPage, 'proposal')).finds).toEqual([]);
    await world.call(ben, API.withdrawCharterProposal, {
      params: { communityId, proposalId: proposal.id },
      body: { word: 'Not yet' },
    });
    expect(await seen('dugong', charterPage, 'proposal')).toEqual(nobody);
    await adopt(world, ben, communityId, proposalDraft(change, 'Once more for the manatees'));
    expect(await seen('dugong', charterPage, 'charter')).toEqual(both(READERS));
    expect(await seen('manatees', versionsPage, 'proposal')).toEqual(both(READERS));
  });

  test('the rhythm, by its breaks and its question', async () => {
    const breaks = [{ from: day(40), to: day(50), name: 'Walrus fortnight' }];
    const prompt = { on: true, words: 'What did you tell the narwhal?' };
    const change = (body: Parameters<typeof rhythmDraft>[0], etag: string) =>
      world.call(priya, API.changeRhythm, { params: here, body: rhythmDraft(body), etag });
    const { etag } = await change({ breaks, prompt }, UNDECIDED);
    expect(await seen('walrus', rhythmPage, 'rhythm')).toEqual(both(READERS));
    expect(await seen('narwhal', rhythmPage, 'rhythm')).toEqual(both(READERS));
    await change({ breaks: [], prompt: { on: false, words: 'Nothing' } }, etag);
    expect(await seen('walrus', rhythmPage, 'rhythm')).toEqual(nobody);
  });

  test('a role, but not who is nominated for it', async () => {
    const { id: roleId } = await offerRole(world, priya, communityId, {
      title: 'Pangolin keeper',
      description: 'Counts the echidnas',
    });
    const params = { communityId, roleId };
    await world.call(ben, API.nominate, {
      params,
      body: { personId: marcus.id, reason: 'Knows a kinkajou' },
    });
    expect(await seen('pangolin', rolePage(roleId), 'role')).toEqual(both(READERS));
    expect(await seen('echidnas', rolePage(roleId), 'role')).toEqual(both(READERS));
    expect(await seen('kinkajou', rolePage(roleId), 'role')).toEqual({ finds: [], reads: ['ben'] });
    await showThem(world, communityId, roleId);
    expect((await seen('kinkajou', rolePage(roleId), 'role')).finds).toEqual([]);
  });

  test('an annotation with its answers, until it is reworded or taken back', async () => {
    const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft());
    const page = artifactPage(artifactId);
    const params = { communityId, artifactId, annotationId: id() };
    const { etag } = await world.call(ben, API.annotate, {
      params,
      body: annotation('It scared the tapirs'),
    });
    expect(await seen('tapirs', page, 'annotation')).toEqual(both(READERS));
    const { revision, anchor, sessionId, pilotId, ...said } = annotation('It calmed the capybaras');
    const changed = await world.call(ben, API.changeAnnotation, { params, body: said, etag });
    expect(await seen('tapirs', page, 'annotation')).toEqual(nobody);
    expect(await seen('capybaras', page, 'annotation')).toEqual(both(READERS));
    await world.call(ben, API.removeAnnotation, { params, body: {}, etag: changed.etag });
    expect(await seen('capybaras', page, 'annotation')).toEqual(nobody);
    const other = { ...params, annotationId: id() };
    await world.call(ben, API.annotate, { params: other, body: annotation('Not for axolotls') });
    const answer = { params: { ...other, answerId: id() }, body: { words: 'Nor for salamanders' } };
    await world.call(marcus, API.answerAnnotation, answer);
    expect(await seen('axolotls', page, 'annotation')).toEqual(both(READERS));
    expect(await seen('salamanders', page, 'annotation')).toEqual(both(READERS));
  });

  test('a pilot with its check-ins and its report: a sponsor only while it is published', async () => {
    const pilot = await beginPilot(world, ben, communityId, { plan: 'We borrow a wallaby' });
    const page = pilotPage(pilot.id);
    const on = day(0);
    const checkIn = (words: string) =>
      world.call(ben, API.checkInToPilot, {
        params: { communityId, pilotId: pilot.id, on },
        body: { state: 'wobbling', value: null, words },
      });
    await checkIn('The bandicoot is shy');
    expect(await seen('wallaby', page, 'pilot')).toEqual(both(MEMBERS));
    expect(await seen('bandicoot', page, 'check-in')).toEqual(both(MEMBERS));
    // The same day's later check-in replaces it.
    await checkIn('The potoroo is bold');
    expect(await seen('bandicoot', page, 'check-in')).toEqual(nobody);
    const about = { kind: 'pilot' as const, pilotId: pilot.id };
    await world.call(marcus, API.recognise, { params: here, body: { about, words: 'You tamed a numbat' } });
    const praise = recognitions('pilot', pilot.id);
    expect(await seen('numbat', praise, 'recognition')).toEqual(both(MEMBERS));
    const report = reportDraft({ surprise: 'A quokka joined', value: null });
    const { etag } = await publishReport(world, ben, pilot, report);
    expect(await seen('quokka', page, 'pilot')).toEqual(both(READERS));
    expect(await seen('potoroo', page, 'check-in')).toEqual(both(READERS));
    expect(await seen('numbat', praise, 'recognition')).toEqual(both(READERS));
    await world.call(ben, API.withdrawReport, {
      params: { communityId, pilotId: pilot.id },
      body: { word: 'Not ours' },
      etag,
    });
    expect(await seen('quokka', page, 'pilot')).toEqual(nobody);
    expect(await seen('potoroo', page, 'check-in')).toEqual(both(MEMBERS));
    expect(await seen('numbat', praise, 'recognition')).toEqual(both(MEMBERS));
  });

  test('a round of scoring, but not what anybody scores, neither blind nor revealed', async () => {
    const { id: artifactId } = await aRubric(world, priya, communityId);
    const params = { communityId, artifactId, roundId: id() };
    const page = roundPage(artifactId, params.roundId);
    const body = roundDraft({ subject: 'Shall we keep the ocelot' });
    const begun = await world.call(priya, API.beginRound, { params, body });
    const scored = [0, 1].map((level) => ({ level, word: level === 0 ? 'It ate my margay' : '' }));
    for (const person of [priya, ben])
      await world.call(person, API.scoreRound, { params, body: { pass: 1, scores: scored } });
    expect(await seen('ocelot', page, 'round')).toEqual(both(MEMBERS));
    expect(await seen('margay', page, 'round')).toEqual({ finds: [], reads: ['priya', 'ben'] });
    expect(begun.stage).toBe('open');
    const { etag } = await world.call(priya, API.revealRound, { params, body: { pass: 1 } });
    for (const person of Object.values(EVERYBODY)) expect(await found(person, 'margay')).toEqual([]);
    const word = { word: 'It goes to the serval', again: null };
    await world.call(priya, API.closeRound, { params, body: word, etag });
    expect(await seen('serval', page, 'round')).toEqual(both(MEMBERS));
    const other = { ...params, roundId: id() };
    await world.call(priya, API.beginRound, { params: other, body: roundDraft({ subject: 'A caracal' }) });
    expect((await seen('caracal', roundPage(artifactId, other.roundId), 'round')).finds).toEqual(MEMBERS);
    await world.call(priya, API.removeRound, { params: other, body: {} });
    expect(await seen('caracal', roundPage(artifactId, other.roundId), 'round')).toEqual(nobody);
  });

  test('a session by what stands on its agenda, also after the agenda is changed', async () => {
    const draft = pastSessionDraft(ben);
    const item = { id: id(), kind: 'topic' as const, title: 'Feed the gharial', prompt: '', minutes: 5 };
    const session = await planSession(world, priya, communityId, { ...draft, agenda: [item] });
    const page = sessionPage(session.id);
    expect(await seen('gharial', page, 'session')).toEqual(both(READERS));
    await world.call(priya, API.changeSession, {
      params: { communityId, sessionId: session.id },
      body: { ...draft, agenda: [{ ...item, title: 'Feed the caiman' }] },
      etag: session.etag,
    });
    expect(await seen('gharial', page, 'session')).toEqual(nobody);
    expect(await seen('caiman', page, 'session')).toEqual(both(READERS));
  });

  test('words of recognition, unless they are hidden, turned off, taken back, or about what is gone', async () => {
    const session = await planSession(world, priya, communityId, pastSessionDraft(ben));
    const note = await captureNote(world, ben, session, noteDraft('Ask first'));
    const about = {
      kind: 'note' as const,
      sessionId: session.id,
      authorKey: note.authorKey,
      noteId: note.id,
    };
    const page = recognitions('session', session.id);
    const recognise = (words: string) =>
      world.call(marcus, API.recognise, { params: here, body: { about, words } });
    const takeBack = () => world.call(marcus, API.takeBackRecognition, { params: here, body: { about } });
    await recognise('Bright as a margrave');
    const word = 'margrave';
    expect(await seen(word, page, 'recognition')).toEqual(both(READERS));
    const hide = (hidden: boolean) =>
      world.call(ben, API.hideRecognition, { params: here, body: { about, by: marcus.id, hidden } });
    await hide(true);
    expect(await seen(word, page, 'recognition')).toEqual({ finds: [], reads: ['ben'] });
    await hide(false);
    expect(await seen(word, page, 'recognition')).toEqual(both(READERS));
    for (const route of [API.setMyRecognition, API.setCommunityRecognition] as const) {
      const who = route === API.setMyRecognition ? ben : priya;
      await world.call(who, route, { params: here, body: { on: false } });
      expect(await seen(word, page, 'recognition')).toEqual(nobody);
      await world.settled();
      expect(await seen(word, page, 'recognition')).toEqual(nobody);
      await world.call(who, route, { params: here, body: { on: true } });
      expect(await seen(word, page, 'recognition')).toEqual(both(READERS));
    }
    await takeBack();
    expect(await seen(word, page, 'recognition')).toEqual(nobody);
    await recognise('Clear as a landgrave');
    expect(await found(priya, 'landgrave')).toEqual(['recognition']);
    const params = { communityId, sessionId: session.id, noteId: note.id };
    await world.call(ben, API.removeNote, {
      params,
      query: { authorKey: note.authorKey },
      body: { secret: null },
      etag: note.etag,
    });
    for (const person of Object.values(EVERYBODY)) expect(await found(person, 'landgrave')).toEqual([]);
  });

  test('a note without a name is found by nobody’s name', async () => {
    const session = await planSession(world, priya, communityId, pastSessionDraft(ben));
    await captureNote(world, ben, session, noteDraft('A thylacine in the room'), noteSecret());
    expect(await found(priya, 'thylacine')).toEqual(['note']);
    for (const q of [`thylacine by:ben`, `thylacine by:"${ben.displayName}"`])
      expect(await found(priya, q)).toEqual([]);
  });

  test('each kind has a word for kind:, and what people wrote is found with by:', async () => {
    for (const kind of ['charter', 'proposal', 'rhythm', 'role', 'annotation', 'check-in', 'round'])
      expect([kind, await found(priya, `kind:${kind}`)]).toEqual([kind, expect.arrayContaining([kind])]);
    expect(new Set(await found(priya, 'kind:annotation by:ben'))).toEqual(new Set(['annotation']));
    expect(await found(priya, 'kind:annotation by:chidi')).toEqual([]);
    // A kind of rows that only hide others is none that anybody asks for.
    const { body } = await world.ask(priya, API.searchKnowledge, {
      params: here,
      query: { q: 'kind:recognition-off' },
    });
    expect(body.filters).toEqual([]);
  });
});
