import type { PersonRef } from '../domain/shared/ids.ts';
import type { CalendarMessage } from './calendar/notifications.ts';
import type { Graph } from './graph/graph.ts';
import type { SearchIndex } from './search/search-index.ts';
import { ActionStore } from './tables/action-store.ts';
import { AttendanceStore } from './tables/attendance-store.ts';
import { CatalogueStore } from './tables/catalogue-store.ts';
import { ChatStore } from './tables/chat-store.ts';
import type { Place } from './tables/community-store.ts';
import { CommunityStore } from './tables/community-store.ts';
import { DueStore } from './tables/due-store.ts';
import { EvidenceStore } from './tables/evidence-store.ts';
import { FeedStore } from './tables/feed-store.ts';
import { FindStore } from './tables/find-store.ts';
import { FollowedArtifacts } from './tables/followed-artifacts.ts';
import { FollowedSessions } from './tables/followed-sessions.ts';
import { InviteStore } from './tables/invite-store.ts';
import { KnowledgeStore } from './tables/knowledge-store.ts';
import { MailStore } from './tables/mail-store.ts';
import { KnownProofs, MailboxStore } from './tables/mailbox-store.ts';
import { MembershipCache } from './tables/membership-cache.ts';
import { NewsStore } from './tables/news-store.ts';
import { NoteStore } from './tables/note-store.ts';
import { OutboxStore } from './tables/outbox-store.ts';
import { PreparationStore } from './tables/preparation-store.ts';
import { RhythmStore } from './tables/rhythm-store.ts';
import { SessionStore } from './tables/session-store.ts';
import type { Table, Write } from './tables/table.ts';
import { TagStore } from './tables/tag-store.ts';
import { TopicStore } from './tables/topic-store.ts';
import type { Trace } from './trace.ts';

/** Everything that a use case may use, for one request. */
export interface World extends Stores {
  readonly graph: Graph;
  readonly search: SearchIndex;
  /** Sends a message for waiting work. If it is lost, the sweep finds the work later. */
  readonly enqueue: (place: Place, keys: string | readonly string[], notBefore?: Date) => Promise<void>;
  /** Sends a notification about a host's calendar to the queue. */
  readonly enqueueNotification: (message: CalendarMessage, notBefore?: Date) => Promise<void>;
  readonly trace: Trace;
  readonly now: () => Date;
  readonly publicUrl: string;
  readonly graphBaseUrl: string;
  readonly clientId: string;
  /** Events with more attendees than this hide them from each other. */
  readonly hideAttendeesAbove: number;
  /** The mailbox that hosts a tenant's new sessions; undefined if whoever plans one hosts it. */
  readonly serviceMailboxOf: (tenantId: string) => PersonRef | undefined;
}

/** State that all requests of a process share. */
export class Shared {
  readonly membershipCache = new MembershipCache();
  readonly followed: FollowedSessions;
  readonly shelves = new FollowedArtifacts();
  /** Until when each mailbox must not be called. */
  readonly pauses = new Map<string, number>();
  readonly proofs = new KnownProofs();

  constructor(table: Table, facilitatorAwayMs?: number) {
    this.followed = new FollowedSessions(facilitatorAwayMs);
    table.listen((written) => this.followed.apply(written));
  }
}

export type Stores = Readonly<ReturnType<typeof storesOn>>;

/** The stores over one table. */
export function storesOn(table: Table, shared: Readonly<Shared>) {
  const sessions = new SessionStore(table, shared.followed);
  const notes = new NoteStore(table);
  return {
    /** For stores that only one area uses, which are in that area's folder. */
    table,
    shared,
    communities: new CommunityStore(table, shared.membershipCache),
    sessions,
    chats: new ChatStore(table, sessions),
    invites: new InviteStore(table, sessions),
    notes,
    actions: new ActionStore(table, notes),
    preparations: new PreparationStore(table),
    attendance: new AttendanceStore(table),
    topics: new TopicStore(table),
    rhythms: new RhythmStore(table),
    knowledge: new KnowledgeStore(table, shared.shelves),
    tags: new TagStore(table),
    evidence: new EvidenceStore(table),
    news: new NewsStore(table),
    find: new FindStore(table),
    feed: new FeedStore(table),
    due: new DueStore(table),
    outbox: new OutboxStore(table),
    mails: new MailStore(table),
    mailboxes: new MailboxStore(table, shared.pauses, shared.proofs),
    catalogue: new CatalogueStore(table),
    /** Writes into a community's partition: all of it or nothing. */
    write: (place: Place, operation: string, writes: readonly Write[]) =>
      table.write(place.partition, operation, writes),
  };
}

/**
 * The same world for a look at many things, which ask for the same rows again and again: each row and each range of the
 * table is read once. What is read in one look is not kept for requests, which may know better by then.
 */
export function readingOnce(world: World): World {
  const stores = storesOn(world.table.readingOnce(), {
    ...world.shared,
    membershipCache: new MembershipCache(),
  });
  // It follows all artifacts by what has changed since, and would take what is not new for all that is.
  return { ...world, ...stores, knowledge: world.knowledge };
}
