import type { RefusalCode } from '../../domain/shared/refusal.ts';
import type { Words } from './wording.ts';

// Loaded once an area refuses something: only the words of what every area may refuse are there from the first.

/** Each area words its own refusals; its file is found by its name. */
const files = import.meta.glob<{ refusalTexts: Readonly<Record<string, Words>> }>('../*/refusal-texts.ts', {
  eager: true,
});

/** Every refusal in words. */
export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, Words>> = Object.assign(
  {},
  ...Object.values(files).map(({ refusalTexts }) => refusalTexts),
);
