import type { RefusalCode } from '../../domain/shared/refusal.ts';
import type { Words } from './wording.ts';

/** Each area words its own refusals; its file is found by its name. */
const files = import.meta.glob<{ refusalTexts: Readonly<Record<string, Words>> }>('../*/refusal-texts.ts', {
  eager: true,
});

/** Every refusal in words. */
export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, Words>> = Object.assign(
  {},
  ...Object.values(files).map(({ refusalTexts }) => refusalTexts),
);

/** Whether this page knows the refusal; a newer version of the API may have others. */
export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSAL_TEXTS, code);
