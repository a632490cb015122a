import type { Session } from '../../domain/sessions/session.ts';
import type { SummaryMail } from '../../domain/sessions/summary-mail.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { sendSummary } from '../../functions/sessions/send-summary.ts';
import type { Guild, Process, Workshop } from './support.ts';

/** A session that was planned, noted in and closed. */
export async function closedSession(shop: Workshop, guild: Guild, app: Process): Promise<Session> {
  const session = await guild.plan(app, { topic: crypto.randomUUID() });
  await app.settle();
  const there = await guild.session(app, session);
  shop.clock.advance(Date.parse(there.startsAt) - shop.clock.now().getTime() + 60_000);
  await note(guild, app, session, { kind: 'decision', text: 'We ask first.' });
  await guild.close(app, there);
  await app.settle();
  return guild.session(app, session);
}

export async function note(
  guild: Guild,
  app: Process,
  session: { id: string },
  { kind = 'insight', text }: { kind?: string; text: string },
): Promise<{ id: string; etag: string; authorKey: string }> {
  const body = { note: { kind, text, agendaItemId: null, tags: [], ownerId: null, due: null }, secret: null };
  return guild.run(app, captureNote, guild.first, {
    params: { sessionId: session.id, noteId: crypto.randomUUID() },
    body,
  });
}

/** Sends the session's summary to these people of the guild. */
export function send(
  guild: Guild,
  app: Process,
  session: { id: string },
  people: readonly { id: string }[],
  mailId: string = crypto.randomUUID(),
): Promise<SummaryMail> {
  return guild.run(app, sendSummary, guild.first, {
    params: { sessionId: session.id, mailId },
    body: { to: 'invited', people: people.map(({ id }) => id) },
  });
}

/** The messages that arrived with this topic in the subject, by recipient. */
export const arrived = (shop: Workshop, topic: string) =>
  shop.microsoft365.mails().filter(({ kind, subject }) => kind === 'message' && subject.includes(topic));
