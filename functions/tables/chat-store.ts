import * as z from 'zod';
import type { Session } from '../../domain/sessions/session.ts';
import { type Place, placeOf } from './community-store.ts';
import { chatsPartition } from './keys.ts';
import { retryOnConflict } from './retry.ts';
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
    return this.#table.find(chatsPartition(tenantId), chatId, (row) => chatRow.parse(row));
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
    const free = await this.#sessions.note(
      place,
      sessionId,
      { chatId },
      operation,
      (session) => session.chatId === null || session.chatId === chatId,
    );
    // Another meeting was faster to have this session.
    if (!free) await this.#forget(place, chatId, sessionId);
    else if (leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId)) return true;
    // Meanwhile Teams told that the meeting is another session's, or somebody let go of it.
    else await this.#clear(place, chatId, sessionId, operation);
    return false;
  }

  /** Takes back what people said. Head first: while the look-up stands, the same can be done once more. */
  async letGo(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    await this.#clear(place, chatId, sessionId, operation);
    await this.#forget(place, chatId, sessionId);
    // Somebody may have chosen it between the two.
    if (!leadsTo(await this.sessionOf(place.tenantId, chatId), place, sessionId))
      await this.#clear(place, chatId, sessionId, operation);
  }

  /**
   * What Teams tells. It goes before what people said: whichever other session they chose in this meeting is free again,
   * and so is the meeting in which they chose this one.
   */
  async told(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    const stored = await this.#sessions.head(place, sessionId);
    if (!stored) return;
    await this.#freed(place, stored.session, chatId);
    // Somebody may choose in this meeting, or let go, once it has been read.
    await retryOnConflict(() => this.#claim(place, chatId, sessionId, operation));
    const before = await this.#sessions.note(place, sessionId, { chatId }, operation);
    // Somebody may have chosen this session in another meeting up to the last moment.
    if (before) await this.#freed(place, before, chatId);
  }

  /** Has the look-up lead to this session because Teams says so; the session that people chose here is free first. */
  async #claim(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    const there = await this.sessionOf(place.tenantId, chatId);
    const leadsHere = leadsTo(there, place, sessionId);
    if (leadsHere && !there?.byHand) return;
    const free = async () => {
      if (there && !leadsHere)
        await this.#clear(placeOf(place.tenantId, there.communityId), chatId, there.sessionId, operation);
    };
    await free();
    const row = { communityId: place.communityId, sessionId, byHand: false };
    await this.#table.write(chatsPartition(place.tenantId), operation, [
      there ? { do: 'replace', key: chatId, row, etag: there.etag } : { do: 'create', key: chatId, row },
    ]);
    // It may have been chosen once more until then.
    await free();
  }

  /** Frees whichever other meeting a session had. */
  async #freed(place: Place, { id, chatId }: Session, kept: string): Promise<void> {
    if (chatId !== null && chatId !== kept) await this.#forget(place, chatId, id);
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
