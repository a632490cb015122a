import * as z from 'zod';
import { HEADERS, kindOf, kindShape } from './event.ts';
import { isGone } from './failures.ts';
import type { CallGraph } from './graph.ts';

const ownEvent = z
  .object({
    id: z.string(),
    iCalUId: z.string().nullish(),
    isOrganizer: z.boolean().nullish(),
    isCancelled: z.boolean().nullish(),
    ...kindShape,
  })
  .transform((said) => ({
    /** The immutable one. */
    id: said.id,
    iCalUId: said.iCalUId ?? '',
    isOrganizer: said.isOrganizer ?? false,
    isCancelled: said.isCancelled ?? false,
    ...kindOf(said),
  }));
export type OwnEvent = z.infer<typeof ownEvent>;

/** An event in the person's own calendar by any of its ids; undefined if it does not exist (yet). */
export async function readOwnEvent(call: CallGraph, itemId: string): Promise<OwnEvent | undefined> {
  try {
    return await call(
      {
        method: 'GET',
        path: `/me/events/${itemId}`,
        headers: HEADERS,
        query: { $select: 'id,iCalUId,isOrganizer,isCancelled,sensitivity,type,seriesMasterId' },
      },
      ownEvent,
    );
  } catch (error) {
    if (isGone(error)) return undefined;
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
