import type { PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { useSaving as useSavingForm } from '../../app/use-saving.ts';
import { check } from './form.ts';

/** Saves a plan. `stands`: the form of the session as it is. */
export function useSaving(form: PlanForm, save: () => Promise<unknown>, stands?: PlanForm) {
  return useSavingForm(() => check(form, stands), save);
}
