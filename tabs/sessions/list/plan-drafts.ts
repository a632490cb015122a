import * as z from 'zod/mini';
import { browserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';

const begun = z.object({ form: z.object({ topic: z.string(), date: z.string() }) });

/** A session that somebody began to plan in this browser. */
interface BegunHere {
  readonly from: string;
  readonly href: string;
  readonly topic: string;
  /** The date as it is typed; it may be none. */
  readonly date: string;
}

/**
 * Under which name the plan of a new session is kept: one for each date, topic, session called off, or plan begun in
 * Outlook, that it begins with.
 */
export const planDraftName = (communityId: string, from: string | null): string =>
  from ? `plan.${communityId}.${from}` : `plan.${communityId}`;

/** What a plan begins with that was begun in Outlook: as it was kept then, so that no newer words are hidden by it. */
export const begunInOutlook = (sessionId: string, savedAt: string): string =>
  `outlook.${sessionId}.${savedAt}`;
/** What a plan begins with that is made from a topic. */
export const fromTopic = (topicId: string): string => `topic.${topicId}`;
const FROM_TOPIC = /^topic\.(.+)$/;
/** What a plan begins with whose agenda is from a template. */
export const fromTemplate = (artifactId: string): string => `template.${artifactId}`;
const FROM_TEMPLATE = /^template\.(.+)$/;
/** What a plan begins with that changes a draft of the rhythm. */
export const fromRhythm = (date: string): string => `rhythm.${date}`;
const FROM_RHYTHM = /^rhythm\.(.+)$/;
const IN_OUTLOOK = /^outlook\.([^.]+)\.(.+)$/;

/** With `savedAt` it is the copy in this browser that is meant, whatever has become of the draft since. */
export function outlookDraftHref(communityId: string, sessionId: string, savedAt?: string): string {
  const query = new URLSearchParams({ draft: sessionId, ...(savedAt && { at: savedAt }) });
  return `/communities/${communityId}/plan?${query}`;
}

function hrefOf(communityId: string, from: string): string {
  const [, sessionId, savedAt] = IN_OUTLOOK.exec(from) ?? [];
  if (sessionId) return outlookDraftHref(communityId, sessionId, savedAt);
  const [, topicId] = FROM_TOPIC.exec(from) ?? [];
  if (topicId) return `/communities/${communityId}/plan?topic=${topicId}`;
  const [, templateId] = FROM_TEMPLATE.exec(from) ?? [];
  if (templateId) return `/communities/${communityId}/plan?template=${templateId}`;
  const [, date] = FROM_RHYTHM.exec(from) ?? [];
  if (date) return `/communities/${communityId}/plan?date=${date}`;
  const query = from && `?${/^\d{4}-\d\d-\d\d$/.test(from) ? 'on' : 'again'}=${from}`;
  return `/communities/${communityId}/plan${query}`;
}

/** What was begun in this browser; `from` says what it began with. */
export function planDrafts(personId: string, communityId: string): BegunHere[] {
  const records = recordsOf(
    browserStore,
    prefixOf('form', personId) + planDraftName(communityId, null),
    begun,
  );
  return records.all().map(([id, { form }]) => {
    const from = id.slice(1);
    return { from, href: hrefOf(communityId, from), topic: form.topic.trim(), date: form.date };
  });
}
