import * as z from 'zod/mini';
import { mergeParts, type Parts } from './merge.ts';

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
        chosen: z.partialRecord(part, z.enum(['mine', 'theirs'])),
      }),
    ),
  }) as unknown as z.ZodMiniType<EditState<Form, Part>>;
}

export const editOf = <Form>({ form, etag }: Version<Form>): EditState<Form, never> => ({
  form,
  base: form,
  etag,
  meeting: null,
});

/** Puts what was typed on top of another version. */
export function meet<Form, Part extends string>(
  { parts }: EditKind<Form, Part>,
  before: EditState<Form, Part>,
  theirs: Version<Form>,
): EditState<Form, Part> {
  const { form, conflicts, taken } = mergeParts(parts, before.base, before.form, theirs.form);
  const meeting = {
    mine: before.form,
    theirs: theirs.form,
    conflicts,
    taken,
    chosen: {} as Meeting<Form, Part>['chosen'],
  };
  return { form, base: theirs.form, etag: theirs.etag, meeting };
}

/** Decides one conflict. */
export function choose<Form, Part extends string>(
  { parts }: EditKind<Form, Part>,
  before: EditState<Form, Part>,
  part: Part,
  side: Side,
): EditState<Form, Part> {
  const { meeting } = before;
  if (!meeting) return before;
  // Mine stands in the form until theirs is chosen, with what has been typed since.
  const stands = side === 'mine' && meeting.chosen[part] !== 'theirs';
  return {
    ...before,
    form: stands
      ? before.form
      : parts.withPart(before.form, part, side === 'mine' ? meeting.mine : meeting.theirs),
    meeting: { ...meeting, chosen: { ...meeting.chosen, [part]: side } },
  };
}

/** The conflicts in which nothing has been chosen yet. */
export function undecided<Form, Part extends string>({ meeting }: EditState<Form, Part>): readonly Part[] {
  return meeting ? meeting.conflicts.filter((part) => meeting.chosen[part] === undefined) : [];
}
