import { ask, comeBack, isOurs } from '../consent/ask.ts';
import { findAuthority } from '../host/authority.ts';
import { DIALOG_PAGE, type DialogMessage, entraCode } from '../host/dialog-message.ts';
import { inDialog, tellPane } from '../host/dialog-page.ts';
import { DIALOG } from './dialog-texts.ts';

/** What the pane has asked for: kept over the way to Microsoft and back, on which the address loses it. */
const KEY = 'guildhall.dialog';

function say(text: string, again?: () => void): void {
  const status = document.querySelector('main > p');
  if (status) status.textContent = text;
  document.querySelector('main > button')?.remove();
  if (!again) return;
  const button = document.createElement('button');
  button.className = 'again';
  button.textContent = DIALOG.again;
  button.addEventListener('click', again);
  document.querySelector('main')?.append(button);
}

/** Tells the pane, which closes the window; the page says the same until then. */
function end(message: DialogMessage): void {
  say(message.did === 'failed' || message.did === 'declined' ? DIALOG[message.did] : DIALOG.closing);
  tellPane(message);
}

/** The address that the pane has opened this window with, also after the way back. */
function askedFor(): URLSearchParams | null {
  const here = new URLSearchParams(location.search);
  if (here.has('for')) sessionStorage.setItem(KEY, here.toString());
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : new URLSearchParams(kept);
}

function begin(): void {
  run().catch(() => say(DIALOG.stuck, begin));
}

async function run(): Promise<void> {
  const asked = askedFor();
  if (!(await inDialog()) || !asked) return say(DIALOG.notOurs);
  if (asked.get('for') === 'consent') return consent(asked);
  say(DIALOG.asking);
  return signIn(asked);
}

async function consent(asked: URLSearchParams): Promise<void> {
  const back = comeBack();
  if (!back) {
    if (!(await ask(asked, DIALOG_PAGE))) say(DIALOG.notOurs);
    return;
  }
  if (!isOurs(back)) return say(DIALOG.notOurs);
  const error = back.get('error');
  if (error === null) end({ did: 'consented' });
  else if (error === 'access_denied') end({ did: 'declined' });
  else end({ did: 'failed', code: entraCode(back.get('error_description') ?? '') ?? error });
}

async function signIn(asked: URLSearchParams): Promise<void> {
  const { signInByRedirect, whyNot } = await import('../host/msal-redirect.ts');
  try {
    const signedIn = await signInByRedirect(await findAuthority(), {
      hint: asked.get('hint') ?? undefined,
      claims: asked.get('claims') ?? undefined,
      choose: asked.has('choose'),
    });
    if (!signedIn) return;
    end({ did: 'signed-in', ...signedIn });
  } catch (problem) {
    const found = whyNot(problem);
    if (found.why === 'offline') return say(DIALOG.offline, begin);
    end(found.why === 'declined' ? { did: 'declined' } : { did: 'failed', code: found.code });
  }
}

begin();
