/** The parts of a form that two people can each change without touching the other's. */
export interface Parts<Form, Part extends string> {
  readonly names: readonly Part[];
  readonly same: (a: Form, b: Form, part: Part) => boolean;
  /** `into` with one part of `from`. */
  readonly withPart: (into: Form, part: Part, from: Form) => Form;
}

/** The parts of a form by the fields that each of them has. */
export function partsOf<Form extends object, Part extends string>(
  fields: Readonly<Record<Part, readonly (keyof Form)[]>>,
): Parts<Form, Part> {
  const partOf = (form: Form, part: Part): Partial<Form> =>
    Object.fromEntries(fields[part].map((field) => [field, form[field]])) as Partial<Form>;
  return {
    names: Object.keys(fields) as Part[],
    same: (a, b, part) => JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part)),
    withPart: (into, part, from) => ({ ...into, ...partOf(from, part) }),
  };
}

export interface Merged<Form, Part> {
  readonly form: Form;
  /** Changed on both sides, and differently: a person has to choose. Mine stands until they do. */
  readonly conflicts: Part[];
  /** Changed by the others alone, and taken over. */
  readonly taken: Part[];
}

/** My changes and what somebody else saved meanwhile, both seen from the version that I began with. */
export function mergeParts<Form, Part extends string>(
  { names, same, withPart }: Parts<Form, Part>,
  base: Form,
  mine: Form,
  theirs: Form,
): Merged<Form, Part> {
  const conflicts: Part[] = [];
  const taken: Part[] = [];
  let form = mine;
  for (const part of names) {
    if (same(mine, theirs, part) || same(base, theirs, part)) continue;
    if (same(base, mine, part)) {
      taken.push(part);
      form = withPart(form, part, theirs);
    } else conflicts.push(part);
  }
  return { form, conflicts, taken };
}
