import * as z from 'zod/mini';
import type { Parts } from './merge.ts';

/** A saved version as a form shows it. */
export interface Version<Form> {
  readonly form: Form;
  readonly etag: string;
}

export type Side = 'mine' | 'theirs';

/** Another version that somebody saved while one's own was typed. */
export interface Meeting<Form, Part extends string> {
  readonly mine: Form;
  readonly theirs: Form;
  readonly conflicts: readonly Part[];
  readonly taken: readonly Part[];
  /** What was chosen in each conflict so far. */
  readonly chosen: Readonly<Partial<Record<Part, Side>>>;
}

/** What is typed into a form that changes something, and the saved version it stands on. */
export interface EditState<Form, Part extends string> {
  readonly form: Form;
  readonly base: Form;
  readonly etag: string;
  /** null until another version has been met. */
  readonly meeting: Meeting<Form, Part> | null;
}

/** A kind of form: how it is kept in the browser, and what two people can each change in it. */
export interface EditKind<Form, Part extends string> {
  readonly schema: z.ZodMiniType<Form>;
  readonly parts: Parts<Form, Part>;
}

export function editSchema<Form, Part extends string>({ schema, parts }: EditKind<Form, Part>) {
  const part = z.enum(parts.names as [Part, ...Part[]]);
  const side = z.optional(z.enum(['mine', 'theirs']));
  return z.object({
    form: schema,
    base: schema,
    etag: z.string(),
    meeting: z.nullable(
      z.object({
        mine: schema,
        theirs: schema,
        conflicts: z.array(part),
        taken: z.array(part),
        chosen: z.object(Object.fromEntries(parts.names.map((name) => [name, side]))),
      }),
    ),
  }) as unknown as z.ZodMiniType<EditState<Form, Part>>;
}
