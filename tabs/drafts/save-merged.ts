import { ApiProblem } from '../api/problem.ts';
import type { EditState, Version } from './edit-kind.ts';
import type { Edit } from './use-edit.ts';

/** How often a save is repeated by itself when somebody else saves other things at the same time. */
const MERGES = 3;

/**
 * Saves an edit. Where somebody else has saved other things meanwhile, `theirs` reads their version from the problem, and
 * both are saved together; undefined where the person has to choose first.
 */
export async function saveMerged<Form, Part extends string, Saved>(
  edit: Pick<Edit<Form, Part>, 'latest' | 'meet'>,
  operation: string,
  save: (latest: EditState<Form, Part>, operation: string) => Promise<Saved>,
  theirs: (current: unknown) => Version<Form> | null,
): Promise<Saved | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await save(edit.latest(), attempt === 1 ? operation : crypto.randomUUID());
    } catch (problem) {
      const changed = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
      const version = changed ? theirs(problem.current) : null;
      if (!version) throw problem;
      if (!edit.meet(version)) return undefined;
      if (attempt >= MERGES) throw problem;
    }
  }
}
