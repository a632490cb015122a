import * as z from 'zod';
import { type CallGraph, GraphFailure } from './graph.ts';

const deltaPage = z.object({
  value: z.array(z.object({ id: z.string(), '@removed': z.unknown().optional() })),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/**
 * Ids of the events that changed since the link, and the next link. Without a link it is everything in the window.
 * undefined if Graph does not accept the link any more, so that the caller starts again without one.
 */
export async function changedEvents(
  call: CallGraph,
  hostId: string,
  from: { link: string } | { startsAt: string; endsAt: string },
): Promise<{ ids: string[]; link: string } | undefined> {
  const headers = { Prefer: 'outlook.timezone="UTC", odata.maxpagesize=50, IdType="ImmutableId"' };
  const ids: string[] = [];
  let path = 'link' in from ? from.link : `/users/${hostId}/calendarView/delta`;
  let query = 'link' in from ? undefined : { startDateTime: from.startsAt, endDateTime: from.endsAt };
  for (;;) {
    let page: z.infer<typeof deltaPage>;
    try {
      page = await call({ method: 'GET', path, headers, ...(query && { query }) }, deltaPage);
    } catch (error) {
      if (
        error instanceof GraphFailure &&
        (error.status === 410 || /^syncStateNotFound$/i.test(error.code))
      ) {
        return undefined;
      }
      throw error;
    }
    ids.push(...page.value.map((one) => one.id));
    if (page['@odata.deltaLink']) return { ids, link: page['@odata.deltaLink'] };
    if (!page['@odata.nextLink']) return undefined;
    path = page['@odata.nextLink'];
    query = undefined;
  }
}
