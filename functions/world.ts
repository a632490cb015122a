import type { CalendarMessage } from './calendar/notifications.ts';
import type { Graph } from './graph/graph.ts';
import type { SearchIndex } from './knowledge/search-index.ts';
import { Beliefs } from './tables/beliefs.ts';
import { CatalogueStore } from './tables/catalogue-store.ts';
import { ChatStore } from './tables/chat-store.ts';
import type { Place } from './tables/community-store.ts';
import { CommunityStore } from './tables/community-store.ts';
import { FeedStore } from './tables/feed-store.ts';
import { InviteStore } from './tables/invite-store.ts';
import { KnowledgeStore } from './tables/knowledge-store.ts';
import { MailboxStore } from './tables/mailbox-store.ts';
import { NewsStore } from './tables/news-store.ts';
import { NoteStore } from './tables/note-store.ts';
import { OutboxStore } from './tables/outbox-store.ts';
import { SessionStore } from './tables/session-store.ts';
import type { Table, Write } from './tables/table.ts';
import type { Trace } from './trace.ts';

/** What a use case may touch, for one request. Everything that reaches out of the process is handed in. */
export interface World {
  readonly communities: CommunityStore;
  readonly sessions: SessionStore;
  readonly chats: ChatStore;
  readonly invites: InviteStore;
  readonly notes: NoteStore;
  readonly knowledge: KnowledgeStore;
  readonly news: NewsStore;
  readonly feed: FeedStore;
  readonly outbox: OutboxStore;
  readonly mailboxes: MailboxStore;
  readonly catalogue: CatalogueStore;
  readonly graph: Graph;
  readonly search: SearchIndex;
  /** Tells the worker that work waits. Losing the message only costs time: the sweeper finds the work. */
  readonly hurry: (place: Place, keys: string | readonly string[], notBefore?: Date) => Promise<void>;
  /** Writes into a community's partition: all of it or nothing. */
  readonly write: (place: Place, operation: string, writes: readonly Write[]) => Promise<string[]>;
  /** Hands on what befell a host's calendar. */
  readonly tellCalendar: (message: CalendarMessage, notBefore?: Date) => Promise<void>;
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
  readonly beliefs = new Beliefs();
  /** Until when each mailbox is left alone. */
  readonly pauses = new Map<string, number>();
}

export function storesOn(table: Table, shared: Shared) {
  const sessions = new SessionStore(table);
  return {
    communities: new CommunityStore(table, shared.beliefs),
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
    write: (place: Place, operation: string, writes: readonly Write[]) =>
      table.write(place.partition, operation, writes),
  };
}
