import { toast } from '../app/toasts.tsx';
import { copy } from './copy.ts';
import { COMPONENTS } from './texts.ts';

/** Copies words; where the browser does not let us, `byHand` gives them to be copied by hand. */
export function copyWords(words: string, byHand: () => void): void {
  copy({ text: words }).then(() => toast(COMPONENTS.copied), byHand);
}
