import * as z from 'zod/mini';
import { browserStore } from '../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../drafts/records.ts';

const begun = z.object({
  form: z.object({ title: z.string(), aim: z.string(), plan: z.string() }),
});

/** Under which name a new pilot is kept in the browser: one for each thing that it grows out of, as its address names it. */
export const pilotDraftName = (communityId: string, from: string): string => `pilot.${communityId}.${from}`;

/** What was begun in this browser, with a word at least, and is not sent. */
export function pilotDrafts(personId: string, communityId: string) {
  const records = recordsOf(
    browserStore,
    prefixOf('form', personId) + pilotDraftName(communityId, ''),
    begun,
  );
  return records
    .all()
    .filter(([, { form }]) => [form.title, form.aim, form.plan].some((words) => words.trim() !== ''))
    .map(([from, { form }]) => ({
      href: `/communities/${communityId}/pilots/new${from && `?${from}`}`,
      title: form.title.trim(),
    }));
}
