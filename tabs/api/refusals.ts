import { refusalTexts as shared } from './refusal-texts.ts';
import type { Words } from './wording.ts';

/** Nobody waits longer for words. */
const PATIENCE_MS = 2_000;

let texts: Readonly<Record<string, Words>> = shared;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** The refusals whose words are there. */
export const refusalTexts = (): Readonly<Record<string, Words>> => texts;

/** Tells `listener` when more words have come. */
export function listenToRefusalTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the words of a refusal are there. */
export const hasWords = (code: string): boolean => Object.hasOwn(texts, code);

/** Whether the words of every area are there, so that a code without words is of another version. */
export const hasAllWords = (): boolean => texts !== shared;

/** Loads the words of every area. Where they do not come, what an area refuses is said in general words. */
export function loadRefusalTexts(): Promise<void> {
  loading ??= import('./area-refusals.ts').then(
    ({ REFUSAL_TEXTS }) => {
      texts = REFUSAL_TEXTS;
      for (const listener of listeners) listener();
    },
    () => {
      loading = null;
    },
  );
  return Promise.race([loading, new Promise<void>((done) => setTimeout(done, PATIENCE_MS))]);
}
