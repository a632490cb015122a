import * as z from 'zod/mini';

/** Our page in Outlook's dialog; Entra knows it by this address. */
export const DIALOG_PAGE = '/outlook-dialog.html';

/** What the page in Outlook's dialog tells the pane: the first message ends the dialog. */
const dialogMessage = z.discriminatedUnion('did', [
  z.object({
    did: z.literal('signed-in'),
    /** For our API; nothing else that Entra gave leaves the dialog. */
    token: z.string().check(z.minLength(1), z.maxLength(16_384)),
    /** The mail address of who has signed in; null where Entra does not say. */
    mail: z.nullable(z.string()),
  }),
  z.object({ did: z.literal('consented') }),
  z.object({ did: z.literal('declined') }),
  /** `code`: such as AADSTS50020. */
  z.object({ did: z.literal('failed'), code: z.string() }),
]);
export type DialogMessage = z.output<typeof dialogMessage>;

/** Entra's own code in what it says of a failure. */
export const entraCode = (words: string): string | undefined => /AADSTS\d+/.exec(words)?.[0];

/** null for what is no message of this version. */
export function readDialogMessage(text: string): DialogMessage | null {
  try {
    return dialogMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
