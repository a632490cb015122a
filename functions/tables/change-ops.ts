/** Identifies a change by its operation and its person, because another person may know the operation's id. */
export const changeOpOf = (operation: string, by: { readonly id: string }) => `${operation}:${by.id}`;

/** How many changes are remembered: more than can happen while somebody tries one of them again. */
const CHANGE_OPS = 8;
export const withChangeOp = (ops: ReadonlySet<string>, op: string): ReadonlySet<string> =>
  new Set([...ops, op].slice(-CHANGE_OPS));
