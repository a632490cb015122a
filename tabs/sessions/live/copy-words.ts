import { toast } from '../../app/toasts.tsx';
import { copy } from '../../components/copy.ts';
import { SESSIONS } from './texts.ts';

/** Copies words; where the browser does not let us, `byHand` gives them to be copied by hand. */
export function copyWords(words: string, byHand: () => void): void {
  copy({ text: words }).then(() => toast(SESSIONS.copied), byHand);
}
