import type { Refusals } from '../shared/refusals.ts';

export const rolesRefusals = {
  'nominations-shown': [409, 'Nominations for this role are shown already'],
  'nominations-unseen': [409, 'Nominations for this role are still gathered'],
  'shown-on-their-day': [409, 'Nominations are shown on their day, and not before'],
  'nominee-paused': [409, 'This person has paused or is away, and is asked for nothing'],
  'nominee-left': [409, 'This person does not take part in the community any more'],
  'nominee-not-willing': [409, 'Only somebody who was nominated and has said yes can be proposed'],
  'not-nominated': [403, 'You are not nominated for this role'],
  'holder-proposed': [409, 'Somebody has been proposed for this role already'],
  'has-a-term': [409, 'This person has rights by another role until its end'],
  'role-over': [409, 'This role is over'],
} as const satisfies Refusals;
