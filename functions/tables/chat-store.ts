import * as z from 'zod';
import type { Session } from '../../domain/sessions/session.ts';
import { type Place, placeOf } from './community-store.ts';
import { chatsPartition } from './keys.ts';
import { retryOnConflict, unlessConflict } from './retry.ts';
import { ifMissing, rowCodec, type Value } from './row-codec.ts';
import type { SessionStore } from './session-store.ts';
import type { Table } from './table.ts';

export const chatRow = rowCodec({
  communityId: z.string(),
  sessionId: z.string(),
  /** true if people in the meeting chose the session; false if the link comes from Teams. */
  byHand: ifMissing(false, z.boolean()),
});
type ChatRow = Value<typeof chatRow>;

/** Compares the community as well, because clients make session ids and another community may have the same one. */
export function leadsTo(row: ChatRow | undefined, place: Place, sessionId: string): boolean {
  return row?.communityId === place.communityId && row.sessionId === sessionId;
}

/** Links between meeting chats and sessions: a row for the chat, and the chat's id in the session's head. */
export class ChatStore {
  readonly #table: Table;
  readonly #sessions: SessionStore;

  constructor(table: Table, sessions: SessionStore) {
    this.#table = table;
    this.#sessions = sessions;
  }

  async sessionOf(tenantId: string, chatId: string) {
    return this.#table.find(chatsPartition(tenantId), chatId, chatRow.readWithEtag);
  }

  /**
   * Stores a choice that people made, unless the chat or the session is linked already; returns whether it was stored.
   */
  async choose(place: Place, chatId: string, sessionId: string, operation: string): Promise<boolean> {
    const row = chatRow.columns({ communityId: place.communityId, sessionId, byHand: true });
    const created = await unlessConflict(() =>
      this.#table.write(chatsPartition(place.tenantId), operation, [{ do: 'create', key: chatId, row }]),
    );
    if (!created && !leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId)) return false;
    const free = await this.#sessions.note(
      place,
      sessionId,
      { chatId },
      operation,
      (session) => session.chatId === null || session.chatId === chatId,
    );
    // The session was linked to another meeting meanwhile.
    if (!free) await this.#forget(place, chatId, sessionId);
    else if (leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId)) return true;
    // The chat was linked by Teams or unlinked meanwhile.
    else await this.#clear(place, chatId, sessionId, operation);
    return false;
  }

  /** Removes a choice. The head is changed first, so that the operation can be repeated while the chat's row exists. */
  async letGo(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    await this.#clear(place, chatId, sessionId, operation);
    await this.#forget(place, chatId, sessionId);
    // Somebody may have chosen it again between the two writes.
    if (!leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId))
      await this.#clear(place, chatId, sessionId, operation);
  }

  /** Stores a link that comes from Teams. It replaces choices of people, both of this chat and of this session. */
  async told(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    const stored = await this.#sessions.head(place, sessionId);
    if (!stored) return;
    await this.#freed(place, stored.session, chatId);
    // Retried, because people may choose or unlink after the row was read.
    await retryOnConflict(() => this.#claim(place, chatId, sessionId, operation));
    const before = await this.#sessions.note(place, sessionId, { chatId }, operation);
    // Another meeting may have been linked to this session meanwhile.
    if (before) await this.#freed(place, before, chatId);
  }

  /** Makes the chat's row lead to this session, after unlinking a session that people chose for it. */
  async #claim(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    const there = await this.sessionOf(place.tenantId, chatId);
    const leadsHere = leadsTo(there, place, sessionId);
    if (leadsHere && !there?.byHand) return;
    const free = async () => {
      if (there && !leadsHere)
        await this.#clear(placeOf(place.tenantId, there.communityId), chatId, there.sessionId, operation);
    };
    await free();
    const row = chatRow.columns({ communityId: place.communityId, sessionId, byHand: false });
    await this.#table.write(chatsPartition(place.tenantId), operation, [
      there ? { do: 'replace', key: chatId, row, etag: there.etag } : { do: 'create', key: chatId, row },
    ]);
    // The other session may have been chosen again meanwhile.
    await free();
  }

  /** Unlinks another meeting of the session, such as the one before its host gave it another Teams link. */
  async #freed(place: Place, { id, chatId }: Session, kept: string): Promise<void> {
    if (chatId === null || chatId === kept) return;
    const row = await this.sessionOf(place.tenantId, chatId);
    if (leadsTo(row, place, id) && row) {
      await this.#table.removeIf(chatsPartition(place.tenantId), chatId, row.etag);
    }
  }

  async #clear(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    await this.#sessions.note(
      place,
      sessionId,
      { chatId: null },
      operation,
      (session) => session.chatId === chatId,
    );
  }

  /** Removes the chat's row if people made it and it still leads to this session. */
  async #forget(place: Place, chatId: string, sessionId: string): Promise<void> {
    const row = await this.sessionOf(place.tenantId, chatId);
    if (row?.byHand && leadsTo(row, place, sessionId)) {
      await this.#table.removeIf(chatsPartition(place.tenantId), chatId, row.etag);
    }
  }
}
