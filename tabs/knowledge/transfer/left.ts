import type { Outcome } from './plan.ts';

/** Whether what a file says is there already and waits to be published, such as after an import that has died. */
export const isLeft = (outcome: Outcome): boolean => outcome.is === 'same' && outcome.existing.draft !== null;
