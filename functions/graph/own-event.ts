import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import { dateTime, HEADERS, kindOf, kindShape, momentOf } from './event.ts';
import { unlessGone } from './failures.ts';
import { type CallGraph, GraphFailure } from './graph.ts';

const ownEvent = z
  .object({
    id: z.string(),
    iCalUId: z.string().nullish(),
    isOrganizer: z.boolean().nullish(),
    isCancelled: z.boolean().nullish(),
    isDraft: z.boolean().nullish(),
    ...kindShape,
  })
  .transform((said) => ({
    /** The immutable one. */
    id: said.id,
    iCalUId: said.iCalUId ?? '',
    isOrganizer: said.isOrganizer ?? false,
    isCancelled: said.isCancelled ?? false,
    isDraft: said.isDraft ?? false,
    ...kindOf(said),
  }));
export type OwnEvent = z.infer<typeof ownEvent>;

/**
 * An event in the person's own calendar by any of its ids; undefined if it does not exist (yet). Graph may also say that
 * the id belongs to another mailbox.
 */
export async function readOwnEvent(call: CallGraph, itemId: string): Promise<OwnEvent | undefined> {
  try {
    const $select = 'id,iCalUId,isOrganizer,isCancelled,isDraft,sensitivity,type,seriesMasterId';
    const path = `/me/events/${itemId}`;
    return await unlessGone(() =>
      call({ method: 'GET', path, headers: HEADERS, query: { $select } }, ownEvent),
    );
  } catch (error) {
    if (error instanceof GraphFailure && error.code === 'ErrorInvalidMailboxItemId')
      throw new Refusal('appointment-elsewhere');
    throw error;
  }
}

const ANSWERS = { accepted: 'accept', tentative: 'tentativelyAccept', declined: 'decline' } as const;

/** Answers the invite in the person's own calendar; false if it is not (yet) there. */
export async function answerEvent(
  call: CallGraph,
  iCalUId: string,
  response: keyof typeof ANSWERS,
): Promise<boolean> {
  const own = await call(
    {
      method: 'GET',
      path: '/me/events',
      headers: HEADERS,
      query: { $filter: `iCalUId eq '${iCalUId.replaceAll("'", "''")}'`, $select: 'id' },
    },
    z.object({ value: z.array(z.object({ id: z.string() })) }),
  );
  const [copy] = own.value;
  if (!copy) return false;
  await call(
    {
      method: 'POST',
      path: `/me/events/${copy.id}/${ANSWERS[response]}`,
      headers: HEADERS,
      body: { sendResponse: true },
      repeatable: true,
    },
    z.unknown(),
  );
  return true;
}

const series = z.object({
  subject: z.string().nullish(),
  isOrganizer: z.boolean().nullish(),
  ...kindShape,
});

const occurrences = z.object({
  value: z.array(
    z.object({ start: dateTime, end: dateTime, isCancelled: z.boolean().nullish() }).transform((said) => ({
      startsAt: momentOf(said.start),
      endsAt: momentOf(said.end),
      isCancelled: said.isCancelled ?? false,
    })),
  ),
});

interface OwnSeries {
  readonly id: string;
  readonly subject: string;
  readonly isOrganizer: boolean;
  /** The next ones, oldest first, without those that are cancelled. */
  readonly next: readonly { readonly startsAt: string; readonly endsAt: string }[];
}

/** A yearly series has its next one within it. */
const AHEAD_MS = 400 * 86_400_000;

/**
 * The series that an event in the person's own calendar belongs to, or is; undefined if there is no such event, or if it
 * is a single or a private one.
 */
export async function readOwnSeries(
  call: CallGraph,
  itemId: string,
  now: Date,
  count: number,
): Promise<OwnSeries | undefined> {
  // The ids that Outlook has too: Graph does not promise the series' id in the immutable form.
  const headers = { Prefer: 'outlook.timezone="UTC"' };
  const $select = 'id,subject,isOrganizer,sensitivity,type,seriesMasterId';
  const path = `/me/events/${itemId}`;
  const one = await unlessGone(() => call({ method: 'GET', path, headers, query: { $select } }, series));
  if (!one || kindOf(one).isPrivate) return undefined;
  const master = one.type === 'seriesMaster' ? itemId : one.seriesMasterId;
  if (!master) return undefined;
  const query = {
    startDateTime: now.toISOString(),
    endDateTime: new Date(now.getTime() + AHEAD_MS).toISOString(),
    $select: 'start,end,isCancelled',
    $orderby: 'start/dateTime',
    // Some of them may be cancelled or under way.
    $top: String(2 * count),
  };
  const found = await unlessGone(() =>
    call({ method: 'GET', path: `/me/events/${master}/instances`, headers, query }, occurrences),
  );
  if (!found) return undefined;
  const next = found.value
    .filter(({ startsAt, isCancelled }) => !isCancelled && Date.parse(startsAt) > now.getTime())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  return {
    id: master,
    subject: one.subject ?? '',
    isOrganizer: one.isOrganizer ?? false,
    next: next.slice(0, count),
  };
}
