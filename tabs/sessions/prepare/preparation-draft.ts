import * as z from 'zod/mini';
import { NOTE_MAX } from '../../../domain/sessions/note.ts';
import type { Preparation } from '../../../domain/sessions/preparation.ts';
import { keepPreparation, openPreparation } from '../../../domain/sessions/preparation-contract.ts';
import { cleanProse, isVisible } from '../../../domain/shared/text.ts';
import { call } from '../../api/client.ts';
import type { DraftKind, DraftServer } from '../../drafts/draft-kind.ts';
import type { Place } from '../live/session-client.ts';

/** As it is typed. */
const typed = z.object({ text: z.string() });
export type Typed = z.infer<typeof typed>;

/** With '' as the version where nothing is stored, because a draft that is kept has a version. */
export type Kept = Preparation & { readonly etag: string };
export const keptOf = (preparation: Preparation): Kept => ({ ...preparation, etag: preparation.etag ?? '' });

/** The text as it is sent; '' for one in which nothing can be seen. */
export function wordsOf(text: string): string {
  const words = cleanProse(text).trimEnd();
  return isVisible(words) ? words : '';
}

/** Keeps a text for a session upon a version, with '' for none. */
export async function keepText(place: Place, text: string, upon: string, operation: string): Promise<Kept> {
  const body = { text: wordsOf(text), upon: upon || null };
  return keptOf(await call(keepPreparation, { params: place, body, operation }));
}

export const PREPARATION: DraftKind<Typed, Kept, Kept> = {
  schema: typed,
  same: (a, b) => wordsOf(a.text) === wordsOf(b.text),
  problemsOf: ({ text }) =>
    wordsOf(text).length > NOTE_MAX ? [{ field: 'text', expected: `at most ${NOTE_MAX} characters` }] : [],
  draftOf: ({ text }) => ({ text }),
  etagOf: ({ etag }) => etag,
  savedBy: () => null,
  pageWith: (saved) => saved,
};

/** `first`: what is known already, so that opening asks nothing; null where nothing is known. */
export function preparationServer(place: Place, first: Preparation | null): DraftServer<Typed, Kept, Kept> {
  let known = first;
  return {
    async open() {
      const told = known;
      known = null;
      return keptOf(told ?? (await call(openPreparation, { params: place })));
    },
    create: ({ text }, operation) => keepText(place, text, '', operation),
    revise: ({ text }, etag, operation) => keepText(place, text, etag, operation),
    discard: async (etag, operation) => {
      await keepText(place, '', etag, operation);
      return null;
    },
  };
}
