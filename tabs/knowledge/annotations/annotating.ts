import * as z from 'zod/mini';
import {
  type Anchor,
  type Annotation,
  type AnnotationKind,
  annotationKind,
} from '../../../domain/knowledge/annotation.ts';
import { annotate, changeAnnotation } from '../../../domain/knowledge/annotation-contract.ts';
import { cleanProse } from '../../../domain/shared/text.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { ANNOTATE } from './texts.ts';

const form = z.object({
  /** Whether there is one at all. */
  open: z.boolean(),
  kind: z.nullable(annotationKind),
  words: z.string(),
  context: z.string(),
  pilotId: z.nullable(z.string()),
  /** null for the artifact as a whole. */
  anchor: z.nullable(z.object({ start: z.int(), end: z.int() })),
  /** The revision in which the passage was selected, and the passage as it reads there. */
  revision: z.int(),
  quote: z.string(),
});
/** An annotation as it is being written: kept with every keystroke. */
export type Annotating = z.infer<typeof form>;

const NOTHING: Annotating = {
  open: false,
  kind: null,
  words: '',
  context: '',
  pilotId: null,
  anchor: null,
  revision: 0,
  quote: '',
};

export const WORDS_MAX = 1_000;
export const CONTEXT_MAX = 300;

/** The words as they are sent: a paste may bring along characters that nobody sees and the API refuses. */
export const cleanWords = (text: string): string => cleanProse(text).trim();

/** What keeps it from being sent. */
export function missingIn({ kind, words, context }: Annotating): ('kind' | 'words' | 'context')[] {
  const length = cleanWords(words).length;
  return [
    ...(kind === null ? (['kind'] as const) : []),
    ...(length === 0 || length > WORDS_MAX ? (['words'] as const) : []),
    ...(cleanWords(context).length > CONTEXT_MAX ? (['context'] as const) : []),
  ];
}

interface About {
  readonly communityId: string;
  readonly artifactId: string;
  /** The session during which it is written, or whose note it is made from. */
  readonly sessionId: string | null;
  /** What it is made from: kept apart from others, and said to the server before it is written. */
  readonly from?: { readonly name: string; readonly keep: (annotationId: string) => Promise<unknown> };
}

export interface AnnotatingDraft {
  /** null while none is being written. */
  readonly form: Annotating | null;
  readonly restored: boolean;
  readonly begin: (about: {
    kind: AnnotationKind | null;
    anchor: Anchor | null;
    revision: number;
    quote: string;
  }) => void;
  readonly change: (part: Partial<Annotating>) => void;
  /** Takes back what is written; it can be had again. */
  readonly discard: () => void;
  readonly send: () => Promise<Annotation>;
}

/** The annotation that I write about an artifact: one at a time, kept in the browser until the server has it. */
export function useAnnotating({ communityId, artifactId, sessionId, from }: About): AnnotatingDraft {
  const name = ['annotate', artifactId, sessionId, from?.name].filter(Boolean).join('.');
  const draft = useNew(name, form, () => NOTHING);
  const { value } = draft;
  const change = (part: Partial<Annotating>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...part } }));
  return {
    form: value.form.open ? value.form : null,
    restored: draft.restored,
    begin: (about) =>
      draft.set((before) => ({
        ...before,
        // Words that were written already stay with another passage.
        form: { ...before.form, ...about, kind: about.kind ?? before.form.kind, open: true },
      })),
    change,
    discard() {
      const before = draft.latest();
      draft.discard();
      if (before.form.words.trim() === '' && before.form.context.trim() === '') return;
      toast(ANNOTATE.discarded, {
        about: name,
        undo: () => {
          // Not over what has been written since.
          if (!draft.latest().form.open) draft.set(before);
        },
      });
    },
    async send() {
      const { kind, words, context, anchor, revision, pilotId } = draft.latest().form;
      if (!kind) throw new Error('An annotation needs a kind');
      const said = { kind, words: cleanWords(words), context: cleanWords(context) };
      const params = (annotationId: string) => ({ communityId, artifactId, annotationId });
      const made = await draft.save(
        { ...said, anchor, revision, sessionId, pilotId },
        {
          create: async (id, body, operation) => {
            await from?.keep(id);
            return call(annotate, { params: params(id), body, operation });
          },
          change: (created) =>
            call(changeAnnotation, { params: params(created.id), body: said, etag: created.etag }),
        },
      );
      draft.discard();
      return made;
    },
  };
}
