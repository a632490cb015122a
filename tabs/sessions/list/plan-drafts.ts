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

/** Under which name the plan of a new session is kept: one for each date, or session called off, that it begins with. */
export const planDraftName = (communityId: string, from: string | null): string =>
  from ? `plan.${communityId}.${from}` : `plan.${communityId}`;

export function planDrafts(personId: string, communityId: string): PlanDraft[] {
  const records = recordsOf(
    browserStore,
    prefixOf('form', personId) + planDraftName(communityId, null),
    begun,
  );
  return records.all().map(([id, { form }]) => {
    const from = id.slice(1);
    const query = from && `?${/^\d{4}-\d\d-\d\d$/.test(from) ? 'on' : 'again'}=${from}`;
    return { href: `/communities/${communityId}/plan${query}`, topic: form.topic.trim(), date: form.date };
  });
}
