import { ApiProblem } from './problem.ts';

/** What a schema finds wrong with what would be sent, in the API's own shape so that fields show it alike. */
export function invalidForm(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): ApiProblem {
  const errors = issues.map(({ path, message }) => ({ field: path.join('.'), expected: message }));
  return new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '', errors });
}
