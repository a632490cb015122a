import * as z from 'zod/mini';
import { browserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';

const begun = z.object({ form: z.object({ topic: z.string(), date: z.string() }) });

/** A session that somebody began to plan in this browser. */
export interface PlanDraft {
  readonly href: string;
  readonly topic: string;
  /** The date as it is typed; it may be none. */
  readonly date: string;
}

/**
 * Under which name the plan of a new session is kept: one for each date, session called off, or plan begun in Outlook,
 * that it begins with.
 */
export const planDraftName = (communityId: string, from: string | null): string =>
  from ? `plan.${communityId}.${from}` : `plan.${communityId}`;

/** What a plan begins with that was begun in Outlook. */
export const begunInOutlook = (sessionId: string): string => `outlook.${sessionId}`;

export const outlookDraftHref = (communityId: string, sessionId: string): string =>
  `/communities/${communityId}/plan?draft=${sessionId}`;

export function planDrafts(personId: string, communityId: string): PlanDraft[] {
  const records = recordsOf(
    browserStore,
    prefixOf('form', personId) + planDraftName(communityId, null),
    begun,
  );
  return records.all().flatMap(([id, { form }]) => {
    const from = id.slice(1);
    // The server lists these.
    if (from.startsWith(begunInOutlook(''))) return [];
    const query = from && `?${/^\d{4}-\d\d-\d\d$/.test(from) ? 'on' : 'again'}=${from}`;
    return [{ href: `/communities/${communityId}/plan${query}`, topic: form.topic.trim(), date: form.date }];
  });
}
