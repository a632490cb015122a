import { toast } from '../../app/toasts.tsx';
import { copy } from '../../components/copy.ts';
import { PAGE } from './texts.ts';

/** Copies a link; where the browser does not let us, `byHand` gives it to be copied by hand. */
export async function copied(link: string, byHand: (link: string) => void): Promise<void> {
  try {
    await copy({ text: link });
    toast(PAGE.linkCopied);
  } catch {
    byHand(link);
  }
}
