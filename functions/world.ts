import type { CalendarMessage } from './calendar/notifications.ts';
import type { Graph } from './graph/graph.ts';
import type { SearchIndex } from './knowledge/search-index.ts';
import { CatalogueStore } from './tables/catalogue-store.ts';
import { ChatStore } from './tables/chat-store.ts';
import type { Place } from './tables/community-store.ts';
import { CommunityStore } from './tables/community-store.ts';
import { FeedStore } from './tables/feed-store.ts';
import { InviteStore } from './tables/invite-store.ts';
import { KnowledgeStore } from './tables/knowledge-store.ts';
import { MailboxStore } from './tables/mailbox-store.ts';
import { MembershipCache } from './tables/membership-cache.ts';
import { NewsStore } from './tables/news-store.ts';
import { NoteStore } from './tables/note-store.ts';
import { OutboxStore } from './tables/outbox-store.ts';
import { SessionStore } from './tables/session-store.ts';
import type { Table, Write } from './tables/table.ts';
import type { Trace } from './trace.ts';

/** What a use case may touch, for one request. Everything that reaches out of the process is handed in. */
export interface World extends Stores {
  readonly graph: Graph;
  readonly search: SearchIndex;
  /** Tells the worker that work waits. Losing the message only costs time: the sweeper finds the work. */
  readonly enqueue: (place: Place, keys: string | readonly string[], notBefore?: Date) => Promise<void>;
  /** Hands on what befell a host's calendar. */
  readonly enqueueNotification: (message: CalendarMessage, notBefore?: Date) => Promise<void>;
  readonly trace: Trace;
  readonly now: () => Date;
  readonly publicUrl: string;
  readonly graphBaseUrl: string;
  readonly clientId: string;
  /** With more people on it than this an event does not show them to each other. */
  readonly hideAttendeesAbove: number;
}

/** What the requests of a process have in common. */
export class Shared {
  readonly membershipCache = new MembershipCache();
  /** Until when each mailbox is left alone. */
  readonly pauses = new Map<string, number>();
}

export type Stores = Readonly<ReturnType<typeof storesOn>>;

/** The stores over one table. */
export function storesOn(table: Table, shared: Shared) {
  const sessions = new SessionStore(table);
  return {
    /** For the store of an area that no other area asks: it stands in the area's folder. */
    table,
    communities: new CommunityStore(table, shared.membershipCache),
    sessions,
    chats: new ChatStore(table, sessions),
    invites: new InviteStore(table, sessions),
    notes: new NoteStore(table),
    knowledge: new KnowledgeStore(table),
    news: new NewsStore(table),
    feed: new FeedStore(table),
    outbox: new OutboxStore(table),
    mailboxes: new MailboxStore(table, shared.pauses),
    catalogue: new CatalogueStore(table),
    /** Writes into a community's partition: all of it or nothing. */
    write: (place: Place, operation: string, writes: readonly Write[]) =>
      table.write(place.partition, operation, writes),
  };
}
