import type { EditKind, EditState, Meeting, Side, Version } from './edit-kind.ts';
import { mergeParts } from './merge.ts';

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
