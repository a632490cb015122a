import type { KeyboardEvent } from 'react';

/**
 * Whether a key press is an Enter of its own. One that ends a word in an input method is not; some browsers report
 * that one after the composition, with only the key code 229 to tell.
 */
export function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !isComposing(event);
}

/** Whether a key press asks the page to act on the whole, in an editor that takes a plain Enter for itself. */
export const isCtrlEnter = (event: globalThis.KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.isComposing && (event.ctrlKey || event.metaKey);

/** Whether a key press belongs to an input method. */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
