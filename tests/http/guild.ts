import { TableClient } from '@azure/data-tables';
import { API } from '../../domain/api.ts';
import type { CommunityDraft, Role } from '../../domain/community/community.ts';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { NoteDraft } from '../../domain/sessions/note.ts';
import type { PlanForm } from '../../domain/sessions/plan-draft.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from '../support/world.ts';

export const id = () => crypto.randomUUID();

/** The person at this place of the directory. */
export function someone(world: TestWorld, index: number): Person {
  const person = world.microsoft365.people[index];
  if (!person) throw new Error(`There are not ${index + 1} people`);
  return person;
}

export function communityDraft(change: Partial<CommunityDraft> = {}): CommunityDraft {
  return {
    name: 'Leading through feedback',
    purpose: 'Give feedback that people can use.',
    northStar: 'Every manager asks before they tell.',
    norms: ['Start on time', 'What is said here stays here'],
    zone: 'Europe/London',
    cadence: { every: 'fortnight', weekday: 4, time: '14:00', minutes: 60 },
    settings: { unattributedNotes: true },
    ...change,
  };
}

/** A day relative to today, in UTC. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

export function agendaItem(title: string, itemId = id()) {
  return { id: itemId, kind: 'topic' as const, title, prompt: 'Show one real opener.', minutes: 15 };
}

export function sessionDraft(facilitator: { id: string }, change: Partial<SessionDraft> = {}): SessionDraft {
  return {
    topic: 'Feedback that lands',
    purpose: 'Practise openers.',
    format: 'demonstration',
    taxonomy: 'people',
    when: { date: day(7), time: '14:00', minutes: 60, zone: 'Europe/London' },
    facilitatorId: facilitator.id,
    agenda: [agendaItem('Check-in'), agendaItem('Demonstration')],
    artifactIds: [],
    ...change,
  };
}

/** When a session is that began within the last hour. */
export function underWay(): SessionDraft['when'] {
  const [date = '', time = ''] = new Date().toISOString().split('T');
  return { date, time: `${time.slice(0, 2)}:00`, minutes: 120, zone: 'UTC' };
}

/** As `sessionDraft`, but over since yesterday: nobody is invited, and it can be closed. */
export function pastSessionDraft(facilitator: { id: string }, change: Partial<SessionDraft> = {}) {
  return sessionDraft(facilitator, {
    when: { date: day(-1), time: '06:00', minutes: 60, zone: 'UTC' },
    ...change,
  });
}

/** A session that somebody has begun to plan, as its fields stand. */
export const planFormDraft = (
  facilitator: { id: string },
  change: Partial<PlanForm> = {},
): Omit<PlanForm, 'topicId'> => ({
  topic: 'Half a topic',
  purpose: '',
  format: 'demonstration',
  taxonomy: 'people',
  date: day(7),
  time: '14:',
  minutes: '',
  zone: 'Europe/London',
  facilitatorId: facilitator.id,
  agenda: [],
  artifactIds: [],
  suggested: true,
  ...change,
});

export function artifactDraft(change: Partial<ArtifactDraft> = {}): ArtifactDraft {
  return {
    title: 'Feedback that lands',
    type: 'playbook',
    taxonomy: 'people',
    body: '# Openers\n\n- [ ] Ask first\n- [ ] Say what you saw',
    reviewBy: null,
    tags: [],
    ...change,
  };
}

export function noteDraft(text: string, change: Partial<NoteDraft> = {}): NoteDraft {
  return { kind: 'insight', text, agendaItemId: null, tags: [], ownerId: null, due: null, ...change };
}

/** Starts a community and adds people in their roles; gives its id. */
export async function startCommunity(
  world: TestWorld,
  organiser: Person,
  members: readonly (readonly [Person, Role])[] = [],
  change: Partial<CommunityDraft> = {},
): Promise<string> {
  const communityId = id();
  await world.call(organiser, API.startCommunity, { params: { communityId }, body: communityDraft(change) });
  for (const [person, role] of members)
    await world.call(organiser, API.addMember, {
      params: { communityId, personId: person.id },
      body: { role },
    });
  return communityId;
}

export async function planSession(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  body: SessionDraft & { readonly topicId?: string },
): Promise<Session> {
  return world.call(organiser, API.planSession, { params: { communityId, sessionId: id() }, body });
}

/** Whoever leads a session moves it to an item of its agenda: to the first one it begins. */
export async function moveTo(
  world: TestWorld,
  person: Person,
  { communityId, id: sessionId }: Pick<Session, 'communityId' | 'id'>,
  item = 0,
): Promise<void> {
  const params = { communityId, sessionId };
  const { agenda } = await world.call(person, API.openSession, { params });
  const body = { to: agenda.items[item]?.id ?? null };
  await world.call(person, API.moveAgenda, { params, body, etag: agenda.etag });
}

export async function captureNote(
  world: TestWorld,
  person: Person,
  session: { communityId: string; id: string },
  note: NoteDraft,
  secret: string | null = null,
) {
  return world.call(person, API.captureNote, {
    params: { communityId: session.communityId, sessionId: session.id, noteId: id() },
    body: { note, secret },
  });
}

export async function publishArtifact(
  world: TestWorld,
  person: Person,
  communityId: string,
  draft: ArtifactDraft,
) {
  const params = { communityId, artifactId: id() };
  const begun = await world.call(person, API.draftArtifact, { params, body: draft });
  return world.call(person, API.publishArtifact, { params, body: { changeNote: 'First' }, etag: begun.etag });
}

/** A secret as the page makes one for each unattributed note. */
export function noteSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
}

/** The table itself, past the API. */
export function table(world: TestWorld): TableClient {
  return TableClient.fromConnectionString(world.storage, 'guildhall', { allowInsecureConnection: true });
}

/** Every row with every column and its etag, so that two moments can be compared. */
export async function dump(world: TestWorld): Promise<Map<string, string>> {
  const rows: [string, string][] = [];
  for (const { PartitionKey, RowKey, eTag, properties } of world.rowsOf('guildhall')) {
    // A marker is written before a change that may then be refused; it only costs the sweep a look.
    if (PartitionKey.startsWith('outbox-markers|')) continue;
    // Azurite adds the time to these when the row is read; the etag tells every change.
    const { Timestamp, 'Timestamp@odata.type': _, ...columns } = properties;
    const sorted = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
    rows.push([`${PartitionKey} ${RowKey}`, JSON.stringify([PartitionKey, RowKey, eTag, sorted])]);
  }
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How many messages there are in the queues that the app listens to, whenever they are due. */
export function messages(world: TestWorld): number {
  const queues = world.host.functions.flatMap(({ queue }) => (queue === undefined ? [] : [queue]));
  return queues.reduce((all, queue) => all + world.messagesIn(queue).all, 0);
}

/**
 * Waits until nothing runs, and takes away what work was put off: whatever is written from now on, this test's own
 * requests have written.
 */
export async function quiet(world: TestWorld): Promise<void> {
  await world.settled();
  const putOff = world.rowsOf('guildhall').filter(({ RowKey }) => RowKey.startsWith('outbox|'));
  const client = table(world);
  for (const { PartitionKey, RowKey } of putOff) await client.deleteEntity(PartitionKey, RowKey);
  if (putOff.length > 0) await world.settled();
}

/** The keys of rows that are not the same in both. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key));
}
