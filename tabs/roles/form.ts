import * as z from 'zod/mini';
import { roleDraft } from '../../domain/roles/role.ts';
import { invalidForm } from '../api/invalid-form.ts';
import type { ApiProblem } from '../api/problem.ts';

/** A role as it is being typed. */
export const roleForm = z.object({
  title: z.string(),
  description: z.string(),
  /** '' for a duty without rights. */
  carries: z.enum(['', 'organiser', 'mentor']),
  from: z.string(),
  until: z.string(),
  /** 0: until the end of the session. */
  days: z.int(),
  sessionId: z.nullable(z.string()),
});
export type RoleForm = z.infer<typeof roleForm>;

export const newForm = (from: string, until: string, sessionId: string | null): RoleForm => ({
  title: '',
  description: '',
  carries: '',
  from,
  until,
  days: sessionId ? 0 : 7,
  sessionId,
});

export const bodyOf = ({ carries, days, sessionId, title, ...said }: RoleForm) => ({
  ...said,
  title: title.trim(),
  carries: carries || null,
  gather: days === 0 && sessionId ? { sessionId } : { days: days || 7 },
});

export const FIELDS = ['title', 'description', 'carries', 'from', 'until', 'gather'] as const;

/** What keeps the form from being sent, as the server would say it; null if nothing does. */
export function check(form: RoleForm): ApiProblem | null {
  const read = roleDraft.safeParse(bodyOf(form));
  return read.success ? null : invalidForm(read.error.issues);
}
