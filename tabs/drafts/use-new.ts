import { useState } from 'react';
import * as z from 'zod/mini';
import { keepsTrying } from '../api/retry.ts';
import { type Draft, useDraft } from './use-draft.ts';

/** Something new that is being created. */
export interface Creating {
  /** Its id and the operation that creates it are made with the draft, so that trying again creates it once. */
  readonly id: string;
  readonly operation: string;
  /** What was sent and may have arrived, although nobody heard so; null while nothing was. */
  readonly sent: string | null;
}

/** Something new in a form. */
export interface New<Form> extends Creating {
  readonly form: Form;
}

/** Where it is kept while it is being created. */
export interface Keeping<T extends Creating> {
  readonly latest: () => T;
  readonly set: (change: (before: T) => T) => void;
  /** Once it is created. */
  readonly forget: () => void;
}

/** What sends the words of a form. */
export interface Sending<Body, Thing> {
  readonly create: (id: string, body: Body, operation: string) => Promise<Thing>;
  /** Changes what an earlier try has created with other words. */
  readonly change: (created: Thing, body: Body) => Promise<Thing>;
}

export interface NewDraft<Form> extends Draft<New<Form>> {
  readonly save: <Body, Thing>(body: Body, sending: Sending<Body, Thing>) => Promise<Thing>;
  /** Discards it for another one that is new. */
  readonly discard: () => void;
}

/** Creates it, or changes what an earlier try has created without an answer. */
export async function saveNew<T extends Creating, Body, Thing>(
  draft: Keeping<T>,
  body: Body,
  { create, change }: Sending<Body, Thing>,
): Promise<Thing> {
  const { id, operation, sent } = draft.latest();
  const words = JSON.stringify(body);
  if (sent === null) draft.set((before) => ({ ...before, sent: words }));
  try {
    const created = await create(id, body, operation);
    const thing = sent === null || sent === words ? created : await change(created, body);
    draft.forget();
    return thing;
  } catch (problem) {
    // It was refused, so it has not arrived, and the next try may send other words.
    if (sent === null && !keepsTrying(problem)) draft.set((before) => ({ ...before, sent: null }));
    throw problem;
  }
}

/**
 * The draft of something new, kept in the browser until the server has acknowledged it, also over several tries. `id`:
 * where it has one already, because it was begun elsewhere.
 */
export function useNew<Form>(
  name: string,
  formSchema: z.ZodMiniType<Form>,
  initial: () => Form,
  id?: string,
): NewDraft<Form> {
  const [schema] = useState(
    () =>
      z.object({
        id: z.string(),
        operation: z.string(),
        form: formSchema,
        sent: z.nullable(z.string()),
      }) as unknown as z.ZodMiniType<New<Form>>,
  );
  const fresh = (): New<Form> => ({
    id: id ?? crypto.randomUUID(),
    operation: crypto.randomUUID(),
    form: initial(),
    sent: null,
  });
  const draft: Draft<New<Form>> = useDraft(name, schema, fresh);
  return {
    ...draft,
    save: (body, sending) => saveNew(draft, body, sending),
    discard: () => draft.startOver(fresh()),
  };
}
