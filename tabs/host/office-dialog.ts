import { type DialogMessage, readDialogMessage } from './dialog-message.ts';
import { type WindowProblem, WindowRefused } from './window-refused.ts';
import type { WindowSize } from './window-size.ts';

/** By the codes of Office.js: of opening a dialog, and of what becomes of it. */
const PROBLEMS: Readonly<Record<number, WindowProblem>> = {
  12002: 'unreachable',
  12003: 'insecure',
  12004: 'untrusted',
  12005: 'insecure',
  12006: 'closed',
  12007: 'open-already',
  12009: 'ignored',
  12011: 'blocked',
};
const refused = (code: number) => new WindowRefused(PROBLEMS[code] ?? 'unexpected', String(code));

/** Office.js takes percentages of the display. */
const part = (pixels: number, whole: number) => Math.min(95, Math.ceil((100 * pixels) / Math.max(whole, 1)));

const opened = (page: URL, { width, height }: WindowSize, signal?: AbortSignal): Promise<Office.Dialog> =>
  new Promise((resolve, reject) => {
    // Outlook may ask whether the dialog may open, and never answer.
    const giveUp = () => reject(new WindowRefused('closed'));
    if (signal?.aborted) return giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    Office.context.ui.displayDialogAsync(
      page.href,
      { width: part(width, screen.width), height: part(height, screen.height) },
      ({ status, value, error }) => {
        if (status !== Office.AsyncResultStatus.Succeeded) reject(refused(error.code));
        else if (signal?.aborted) value.close();
        else resolve(value);
      },
    );
  });

const TRIES = 4;
const PAUSE_MS = 250;
let shown = false;

/** A dialog of ours that was just closed counts as open for a moment, and nothing tells when that ends. */
async function open(page: URL, size: WindowSize, signal?: AbortSignal): Promise<Office.Dialog> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await opened(page, size, signal);
    } catch (problem) {
      const closing = problem instanceof WindowRefused && problem.problem === 'open-already' && !shown;
      if (!closing || attempt === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** What a dialog says that has ended well. */
type Ended = Extract<DialogMessage, { did: 'signed-in' | 'consented' }>;

/**
 * Opens our page in a dialog of Outlook's and resolves with what it says where it has ended well; rejects with
 * `WindowRefused`. Call it from a click. `signal` closes the dialog, also one that opens only afterwards.
 */
export async function askInDialog(page: URL, size: WindowSize, signal?: AbortSignal): Promise<Ended> {
  const dialog = await open(page, size, signal);
  shown = true;
  try {
    return await new Promise<Ended>((resolve, reject) => {
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (said) => {
        // Older Outlooks do not say the origin, and deliver only what our own origin sends.
        if (!('message' in said) || (said.origin !== undefined && said.origin !== location.origin)) return;
        dialog.close();
        const message = readDialogMessage(said.message);
        if (message?.did === 'signed-in' || message?.did === 'consented') resolve(message);
        else if (message?.did === 'declined') reject(new WindowRefused('declined'));
        else reject(new WindowRefused('unexpected', message?.code));
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (said) => {
        if (!('error' in said)) return;
        const problem = refused(said.error);
        // The window of a page that did not load stays open, and would be in the way of the next one.
        if (problem.problem !== 'closed') dialog.close();
        reject(problem);
      });
      const close = () => {
        dialog.close();
        reject(new WindowRefused('closed'));
      };
      if (signal?.aborted) close();
      signal?.addEventListener('abort', close, { once: true });
    });
  } finally {
    shown = false;
  }
}
