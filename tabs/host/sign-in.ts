import { DIALOG_PAGE } from './dialog-message.ts';
import { askInDialog } from './office-dialog.ts';
import { claimsIn, type TokenClaims } from './token.ts';
import { WindowRefused } from './window-refused.ts';
import { MICROSOFT_SIZE } from './window-size.ts';

/** Signing in where Outlook has no nested authentication: in a dialog, which only a click may open. */
export interface SignInState {
  /** Whether nothing can be asked of Guildhall before somebody signs in. */
  readonly wanted: boolean;
  /** Whether the dialog is open. */
  readonly busy: boolean;
  /** Why the last try came to nothing. */
  readonly problem: WindowRefused | null;
  /** Who has signed in, where that is known to be somebody else than the mailbox's owner. */
  readonly other: string | null;
}

/** A token is not sent any more so long before it runs out. */
const MARGIN_MS = 60_000;

let state: SignInState = { wanted: false, busy: false, problem: null, other: null };
const listeners = new Set<() => void>();
/** In memory alone: closing the pane forgets it. */
let held: { readonly token: string; readonly until: number } | null = null;
let asked: string | undefined;
let closing = new AbortController();
let person = '';
let onPerson: (person: { personId: string; tenantId: string }) => void = () => undefined;
let forget: () => Promise<void> = async () => undefined;

function become(next: Partial<SignInState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export const signInState = (): SignInState => state;
export function onSignInChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says who has signed in, each time somebody has. */
export function watchSignIn(listener: typeof onPerson): void {
  onPerson = listener;
}

/** What to forget of one person before the page is shown to another. */
export function beforeAnother(run: typeof forget): void {
  forget = run;
}

/**
 * The token of who has signed in; with claims, one that answers them, which only the person can bring about. `refused`
 * is the token that the server did not take: one that came after it is given instead.
 */
export async function tokenByDialog(claims?: string, refused?: string): Promise<string> {
  const isSpent = refused === undefined ? claims !== undefined : refused === held?.token;
  if (held && !isSpent && held.until > Date.now()) return held.token;
  held = null;
  asked = claims ?? asked;
  become({ wanted: true });
  throw new Error('Nobody has signed in');
}

const same = (one: string | null | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

/** Only where Entra names a mail address: what people sign in with may be none. */
function otherThan(mailbox: string, mail: string | null, claims: TokenClaims): string | null {
  if (mail === null || !mailbox || same(mail, mailbox)) return null;
  return same(claims.preferred_username, mailbox) || same(claims.upn, mailbox) ? null : mail;
}

/**
 * Opens the dialog; call it from a click. `choose` has Entra ask who signs in. True once somebody has signed in;
 * otherwise the state says why not.
 */
export async function signIn({
  choose = false,
  claims,
}: {
  choose?: boolean;
  claims?: string;
} = {}): Promise<boolean> {
  if (state.busy) return false;
  closing = new AbortController();
  become({ busy: true, problem: null });
  try {
    const mailbox = Office.context.mailbox.userProfile.emailAddress;
    const page = new URL(DIALOG_PAGE, location.origin);
    page.searchParams.set('for', 'sign-in');
    page.searchParams.set('hint', mailbox);
    const wanted = claims ?? asked;
    if (wanted) page.searchParams.set('claims', wanted);
    if (choose) page.searchParams.set('choose', 'yes');
    const said = await askInDialog(page, MICROSOFT_SIZE, closing.signal);
    if (said.did !== 'signed-in') throw new WindowRefused('unexpected');
    const about = claimsIn(said.token);
    if (person && person !== about.oid) await forget();
    person = about.oid ?? '';
    held = { token: said.token, until: (about.exp ?? 0) * 1_000 - MARGIN_MS };
    asked = undefined;
    become({ wanted: false, busy: false, other: otherThan(mailbox, said.mail, about) });
    onPerson({ personId: person, tenantId: about.tid });
    return true;
  } catch (problem) {
    become({
      busy: false,
      problem: problem instanceof WindowRefused ? problem : new WindowRefused('unexpected'),
    });
    return false;
  }
}

/** Closes the dialog, where it is lost behind other windows. */
export function stopSigningIn(): void {
  closing.abort();
}
