/** Words of the items that show more than their title. */
export const ITEMS = {
  pilot: 'The pilot',
  openActions: 'What is open',
  tried: 'What people tried',
  openActionsNone: 'Nothing is open. Everything agreed so far is done.',
} as const;
