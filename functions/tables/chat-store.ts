import * as z from 'zod';
import { type Place, placeOf } from './community-store.ts';
import { chatsPartition } from './keys.ts';
import type { SessionStore } from './session-store.ts';
import { type Table, WriteConflict } from './table.ts';

const chatRow = z.object({
  communityId: z.string(),
  sessionId: z.string(),
  /** By people in the meeting; otherwise Teams itself told. */
  byHand: z.boolean().default(false),
  etag: z.string(),
});
type ChatRow = z.infer<typeof chatRow>;

/** Session ids are chosen by whoever plans, so only with its community is one the same session. */
export function leadsTo(row: ChatRow | undefined, place: Place, sessionId: string): boolean {
  return row?.communityId === place.communityId && row.sessionId === sessionId;
}

/** Which session a meeting's chat belongs to: a look-up from the chat, and the chat in the session's head. */
export class ChatStore {
  readonly #table: Table;
  readonly #sessions: SessionStore;

  constructor(table: Table, sessions: SessionStore) {
    this.#table = table;
    this.#sessions = sessions;
  }

  async sessionOf(tenantId: string, chatId: string) {
    const row = await this.#table.get(chatsPartition(tenantId), chatId);
    return row && chatRow.parse(row);
  }

  /** What people say: taken where neither side is known yet; false where one is. */
  async choose(place: Place, chatId: string, sessionId: string, operation: string): Promise<boolean> {
    const row = { communityId: place.communityId, sessionId, byHand: true };
    try {
      await this.#table.write(chatsPartition(place.tenantId), operation, [
        { do: 'create', key: chatId, row },
      ]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (!leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId)) return false;
    }
    const isFree = await this.#sessions.note(
      place,
      sessionId,
      { chatId },
      operation,
      (session) => session.chatId === null || session.chatId === chatId,
    );
    // Another meeting was faster to have this session.
    if (!isFree) await this.#forget(place, chatId, sessionId);
    return isFree;
  }

  /** Takes back what people said. Head first: while the look-up stands, the same can be done once more. */
  async letGo(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    await this.#clear(place, chatId, sessionId, operation);
    await this.#forget(place, chatId, sessionId);
  }

  /**
   * What Teams tells. It goes before what people said: whichever other session they chose in this meeting is free again,
   * and so is the meeting in which they chose this one.
   */
  async told(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    const [claim, stored] = await Promise.all([
      this.sessionOf(place.tenantId, chatId),
      this.#sessions.head(place, sessionId),
    ]);
    if (!stored) return;
    if (claim && !leadsTo(claim, place, sessionId)) {
      await this.#clear(placeOf(place.tenantId, claim.communityId), chatId, claim.sessionId, operation);
    }
    const before = stored.session.chatId;
    if (before !== null && before !== chatId) await this.#forget(place, before, sessionId);
    if (!leadsTo(claim, place, sessionId) || claim?.byHand) {
      await this.#table.write(chatsPartition(place.tenantId), operation, [
        { do: 'put', key: chatId, row: { communityId: place.communityId, sessionId, byHand: false } },
      ]);
    }
    await this.#sessions.note(place, sessionId, { chatId }, operation);
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

  /** Removes a look-up that people made, if it still leads to this session. */
  async #forget(place: Place, chatId: string, sessionId: string): Promise<void> {
    const row = await this.sessionOf(place.tenantId, chatId);
    if (row?.byHand && leadsTo(row, place, sessionId)) {
      await this.#table.removeIf(chatsPartition(place.tenantId), chatId, row.etag);
    }
  }
}
