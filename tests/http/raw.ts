import { API } from '../../domain/api.ts';
import type { Route } from '../../domain/shared/route.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from '../support/world.ts';
import {
  agendaItem,
  artifactDraft,
  captureNote,
  communityDraft,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  someone,
  startCommunity,
} from './guild.ts';

export type RouteName = keyof typeof API;
export const ROUTES = Object.entries(API) as [RouteName, Route][];

/** What is said to a route, before it becomes bytes. */
export interface Sample {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly etag?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The stable code of a refusal; '' for anything else. */
  readonly code: string;
}

export function addressOf(route: Route, { params = {}, query }: Sample): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}

/** Sends bytes as they are. */
export async function sendRaw(
  world: TestWorld,
  method: string,
  address: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<RawAnswer> {
  const answer = await fetch(`${world.url}${address}`, {
    method,
    headers,
    ...(body !== undefined && { body: body as BodyInit }),
  });
  const text = await answer.text();
  let code = '';
  if (answer.headers.get('content-type')?.startsWith('application/problem+json'))
    code = (JSON.parse(text) as { code: string }).code;
  return { status: answer.status, headers: answer.headers, text, code };
}

export const writes = (route: Route) => route.method !== 'GET' && route.method !== 'DELETE';

/** Sends a sample as a page would. */
export function send(
  world: TestWorld,
  route: Route,
  sample: Sample,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return sendRaw(
    world,
    route.method,
    addressOf(route, sample),
    {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(writes(route) && { 'content-type': 'application/json' }),
      ...(sample.etag !== undefined && { 'if-match': sample.etag }),
      ...headers,
    },
    writes(route) ? JSON.stringify(sample.body ?? {}) : undefined,
  );
}

/** A community with people in it, in which every route can be called. */
export interface Scene {
  readonly world: TestWorld;
  readonly communityId: string;
  readonly organiser: Person;
  /** A member, who facilitates the sessions. */
  readonly facilitator: Person;
  /** A member, who wrote the notes and owns the actions. */
  readonly author: Person;
  /** Whom routes about a person are about: a member with nothing to do with sessions. */
  readonly bystander: Person;
}

/** A community of these four. */
export async function setScene(world: TestWorld): Promise<Scene> {
  const organiser = someone(world, 0);
  const facilitator = someone(world, 1);
  const author = someone(world, 2);
  const bystander = someone(world, 3);
  const communityId = await startCommunity(world, organiser, [
    [facilitator, 'member'],
    [author, 'member'],
    [bystander, 'member'],
  ]);
  return { world, communityId, organiser, facilitator, author, bystander };
}

async function aSession({ world, communityId, organiser, facilitator }: Scene) {
  return planSession(world, organiser, communityId, pastSessionDraft(facilitator));
}

async function withNote(scene: Scene, action: boolean) {
  const session = await aSession(scene);
  const draft = action
    ? noteDraft('Try it with your team', { kind: 'action', ownerId: scene.author.id })
    : noteDraft('People hear the first sentence');
  const note = await captureNote(scene.world, scene.author, session, draft);
  return {
    note,
    params: { communityId: scene.communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
  };
}

async function anArtifact({ world, communityId, organiser }: Scene) {
  const params = { communityId, artifactId: id() };
  const begun = await world.call(organiser, API.draftArtifact, { params, body: artifactDraft() });
  const { etag } = await world.call(organiser, API.publishArtifact, {
    params,
    body: { changeNote: 'First' },
    etag: begun.etag,
  });
  const revised = await world.call(organiser, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: 'More' }),
    etag,
  });
  return { params, etag: revised.etag };
}

async function inSession(scene: Scene) {
  const session = await aSession(scene);
  return { session, params: { communityId: scene.communityId, sessionId: session.id } };
}

const inCommunity = async ({ communityId }: Scene): Promise<Sample> => ({ params: { communityId } });

/** For every route something right to say, made anew each time. A new route has to be given one. */
export const SAMPLES: Record<RouteName, (scene: Scene) => Promise<Sample>> = {
  whoAmI: async () => ({}),
  openHome: async () => ({}),
  findPeople: async () => ({ query: { q: 'priya' } }),
  startCommunity: async () => ({ params: { communityId: id() }, body: communityDraft() }),
  openCommunity: inCommunity,
  reviseCommunity: async ({ world, organiser, communityId }) => {
    const { details } = await world.call(organiser, API.openCommunity, { params: { communityId } });
    return { params: { communityId }, body: communityDraft({ name: 'Renamed' }), etag: details?.etag ?? '' };
  },
  listMembers: inCommunity,
  addMember: async ({ communityId, bystander }) => ({
    params: { communityId, personId: bystander.id },
    body: { role: 'mentor' },
  }),
  removeMember: async ({ communityId, bystander }) => ({ params: { communityId, personId: bystander.id } }),
  importMembers: async ({ communityId, author }) => ({
    params: { communityId },
    body: { csv: `Mail\n${author.mail}`, role: 'member', commit: false, leaveOut: [] },
  }),
  checkAvailability: async ({ communityId }) => ({
    params: { communityId },
    body: { ...pastSessionDraft({ id: '' }).when, zone: 'Europe/Berlin' },
  }),
  listSessions: async ({ communityId }) => ({ params: { communityId }, query: { when: 'past' } }),
  planSession: async ({ communityId, facilitator }) => ({
    params: { communityId, sessionId: id() },
    body: pastSessionDraft(facilitator),
  }),
  openSession: async (scene) => ({ params: (await inSession(scene)).params }),
  changeSession: async (scene) => {
    const { session, params } = await inSession(scene);
    return { params, body: pastSessionDraft(scene.facilitator, { topic: 'Changed' }), etag: session.etag };
  },
  cancelSession: async (scene) => ({ params: (await inSession(scene)).params, body: { comment: 'Sorry' } }),
  handOver: async (scene) => ({ params: (await inSession(scene)).params, body: { to: scene.author.id } }),
  moveAgenda: async (scene) => {
    const item = agendaItem('Check-in');
    const { world, communityId, organiser, facilitator } = scene;
    const body = pastSessionDraft(facilitator, { agenda: [item] });
    const session = await planSession(world, organiser, communityId, body);
    const params = { communityId, sessionId: session.id };
    const { agenda } = await world.call(organiser, API.openSession, { params });
    return { params, body: { to: item.id }, etag: agenda.etag };
  },
  closeSession: async (scene) => ({ params: (await inSession(scene)).params }),
  retryInvite: async (scene) => ({ params: (await inSession(scene)).params }),
  answerInvite: async (scene) => ({
    params: (await inSession(scene)).params,
    body: { response: 'accepted' },
  }),
  followSession: async (scene) => ({ params: (await inSession(scene)).params }),
  captureNote: async (scene) => ({
    params: { ...(await inSession(scene)).params, noteId: id() },
    body: { note: noteDraft('Ask before you tell', { tags: ['openers'] }), secret: null },
  }),
  editNote: async (scene) => {
    const { note, params, query } = await withNote(scene, false);
    return { params, query, body: { note: noteDraft('Edited'), secret: null }, etag: note.etag };
  },
  removeNote: async (scene) => {
    const { params, query } = await withNote(scene, false);
    return { params, query, body: { secret: null } };
  },
  tickItem: async (scene) => {
    const { world, communityId, organiser, facilitator } = scene;
    const { params } = await anArtifact(scene);
    const body = pastSessionDraft(facilitator, { artifactIds: [params.artifactId] });
    const session = await planSession(world, organiser, communityId, body);
    return { params: { ...params, sessionId: session.id, revision: '1', item: '1' }, body: { done: true } };
  },
  listOpenActions: inCommunity,
  finishAction: async (scene) => {
    const { params, query } = await withNote(scene, true);
    return { params, query, body: { done: true } };
  },
  findMeeting: async () => ({ params: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` } }),
  linkMeeting: async (scene) => ({
    params: (await inSession(scene)).params,
    body: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` },
  }),
  unlinkMeeting: async (scene) => ({
    params: (await inSession(scene)).params,
    body: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` },
  }),
  listArtifacts: inCommunity,
  draftArtifact: async ({ communityId }) => ({
    params: { communityId, artifactId: id() },
    body: artifactDraft({ reviewBy: '2027-01-31' }),
  }),
  openArtifact: async (scene) => ({ params: (await anArtifact(scene)).params }),
  reviseArtifact: async (scene) => ({ ...(await anArtifact(scene)), body: artifactDraft({ title: 'Anew' }) }),
  publishArtifact: async (scene) => ({ ...(await anArtifact(scene)), body: { changeNote: 'Second' } }),
  discardDraft: anArtifact,
  openRevision: async (scene) => ({ params: { ...(await anArtifact(scene)).params, number: '1' } }),
  searchKnowledge: async ({ communityId }) => ({ params: { communityId }, query: { q: 'feedback' } }),
};
