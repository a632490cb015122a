import type { MailProblem } from '../../domain/shared/mail.ts';
import { inMailbox } from '../calendar/mailbox.ts';
import { type CallGraph, GraphFailure, LATE_MS } from '../graph/graph.ts';
import {
  createDraft,
  findMail,
  hasLeftDrafts,
  type MailContent,
  readMessage,
  sendDraft,
} from '../graph/messages.ts';
import { isTemporary, RetryLater, Unsettled } from '../outbox/failures.ts';
import type { Place } from '../tables/community-store.ts';
import { type DeliveryChange, deliveryRow } from '../tables/mail-rows.ts';
import { givenUp, type Work } from '../tables/outbox-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Columns, Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { accessIn } from './access.ts';

/** How many steps one run takes before it leaves the rest to the next try. */
const STEPS = 6;

/** A mail of an area. */
export interface Mail {
  readonly place: Place;
  /** Of the row with the mail, which has the columns of `deliveryRow`. */
  readonly key: string;
  readonly id: string;
  /** From whose mailbox it is sent. */
  readonly senderId: string;
  /**
   * Writes the mail, and the columns of the area that go with what is written; null if nobody is left to get it. It is
   * called again where no draft came of it.
   */
  readonly write: (call: CallGraph) => Promise<{ content: MailContent; also?: Columns } | null>;
}

/**
 * Sends a mail once, however often it is interrupted, repeated and run at the same time. A draft is made that carries
 * the mail's id, so that one whose answer was lost is found again; its own id is stored before it is sent; and one that
 * has left Drafts was sent.
 */
export async function sendOnce(world: World, mail: Mail): Promise<void> {
  try {
    await inMailbox(world, mail.place.tenantId, mail.senderId, async (call) => {
      for (let step = 0; step < STEPS; step += 1) if (await stepOf(world, mail, call)) return;
      throw new Unsettled();
    });
  } catch (error) {
    const refused = error instanceof GraphFailure && accessIn(error);
    // So that nothing more is offered that would be refused.
    if (refused) await world.mails.keepAccess(mail.place.tenantId, mail.senderId, refused, world.now());
    throw error;
  }
}

/** Takes one step; true once nothing is left to do. */
async function stepOf(world: World, mail: Mail, call: CallGraph): Promise<boolean> {
  const { place, key, id, senderId } = mail;
  const row = await world.mails.delivery(place, key);
  if (!row || row.mailState === 'sent') return true;
  let { etag } = row;
  const note = async (change: DeliveryChange, also?: Columns) => {
    etag = await world.mails.change(place, key, etag, change, also);
  };
  const wasSent = async () => {
    await note({ mailState: 'sent', mailProblem: null, sentAt: world.now().toISOString() });
    return true;
  };
  const now = world.now();
  const mayBeUnderWay = (askedAt: string) => now.getTime() < Date.parse(askedAt) + LATE_MS;

  if (!row.messageId) {
    const there = row.askedAt ? await findMail(call, senderId, id) : undefined;
    if (there) {
      // Its sender may have sent it by hand.
      if (await hasLeftDrafts(call, senderId, there)) return wasSent();
      await note({ messageId: there.id });
      return false;
    }
    if (row.askedAt && mayBeUnderWay(row.askedAt)) throw new Unsettled();
    const written = await mail.write(call);
    if (!written) {
      await note({ mailState: 'failed', mailProblem: 'nobody' });
      return true;
    }
    await note({ askedAt: now.toISOString() }, written.also);
    const made = await unlessRefused(
      () => createDraft(call, senderId, id, written.content),
      () => note({ askedAt: '' }),
    );
    await note({ messageId: made.id });
    return false;
  }

  if (row.sendAskedAt) {
    // The copy among the sent items may have another id.
    const there = (await readMessage(call, senderId, row.messageId)) ?? (await findMail(call, senderId, id));
    if (there && (await hasLeftDrafts(call, senderId, there))) return wasSent();
    if (mayBeUnderWay(row.sendAskedAt)) throw new Unsettled();
    if (!there) return wasSent();
  }
  await note({ sendAskedAt: now.toISOString() });
  const sent = await unlessRefused(
    () => sendDraft(call, senderId, row.messageId),
    () => note({ sendAskedAt: row.sendAskedAt }),
  );
  if (sent) return wasSent();
  // Whoever owns the mailbox has removed the draft, or sent it by hand: it is looked for again.
  await note(row.sendAskedAt ? {} : { messageId: '', sendAskedAt: '' });
  return false;
}

/** Calls Graph; where Graph has certainly not done it, `undo` takes back that it was requested. */
async function unlessRefused<T>(act: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const refused =
      error instanceof RetryLater ||
      (error instanceof GraphFailure && error.status >= 400 && error.status < 500 && error.status !== 408);
    if (refused) await undo();
    throw error;
  }
}

/** Says on a mail that it could not be sent. */
export async function markFailed(world: World, { place, key }: Pick<Mail, 'place' | 'key'>, error: unknown) {
  await retryOnConflict(async () => {
    const row = await world.mails.delivery(place, key);
    if (!row || row.mailState === 'sent') return;
    await world.mails.change(place, key, row.etag, { mailState: 'failed', mailProblem: problemIn(error) });
  });
}

/** How a mail stands that is tried again. */
export const WAITING = { mailState: 'waiting', mailProblem: null } as const;

/**
 * The writes that try a failed mail again. What was given up of the work that `waiting` has is replaced by `work`, which
 * goes on where the other stopped.
 */
export function tryingAgain(key: string, etag: string, waiting: readonly Work[], work: Write): Write[] {
  return [{ do: 'merge', key, row: deliveryRow.changed(WAITING), etag }, ...givenUp(waiting), work];
}

function problemIn(error: unknown): MailProblem {
  if (isTemporary(error)) return 'unavailable';
  if (!(error instanceof GraphFailure)) return 'unexpected';
  return accessIn(error) ?? (error.status === 401 ? 'forbidden' : 'refused');
}
