import { type CatalogueApp, pageAddress, teamsLink } from '../../domain/shared/links.ts';
import { madeOnce } from '../../domain/shared/made-once.ts';
import type { Theme } from './context.ts';
import { DIALOG_PAGE } from './dialog-message.ts';
import { type Host, hostState } from './host.ts';
import { askInDialog } from './office-dialog.ts';
import { officeReady } from './office-ready.ts';
import { signIn, signInState, tokenByDialog, watchSignIn } from './sign-in.ts';
import { claimsIn } from './token.ts';
import { WindowRefused } from './window-refused.ts';

/** Of the add-in's own registration, from the address that the manifest gives the pane. */
const CLIENT = new URLSearchParams(location.search).get('client') ?? '';

function themeNow(): Theme {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  const { officeTheme } = Office.context;
  // Older Outlooks name no theme; the system's is what they look like.
  if (!officeTheme) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (/^#?000000$/.test(officeTheme.bodyBackgroundColor)) return 'contrast';
  return officeTheme.isDarkTheme ? 'dark' : 'light';
}

/** Loaded when the first token is asked for, because it weighs as much as the rest of the page. */
const nested = madeOnce(async () => (await import('./msal.ts')).nestedTokens(CLIENT));
const token = async (claims?: string, refused?: string): Promise<string> => (await nested())(claims, refused);

/** Outlook names people by their address only. Nobody in particular while they cannot be signed in. */
async function person(): Promise<{ personId: string; tenantId: string | null }> {
  try {
    const { oid = '', tid } = claimsIn(await tokenHere());
    return { personId: oid, tenantId: tid };
  } catch {
    return { personId: '', tenantId: null };
  }
}

/** Older Outlooks on Windows have no nested authentication: there the person signs in by a dialog. */
const hasNested = () => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
const tokenHere: Host['token'] = (claims, refused) =>
  hasNested() ? token(claims, refused) : tokenByDialog(claims, refused);

/** Guildhall in the organisation's catalogue: Outlook does not say, so the page asks the server once it needs it. */
let findApp: () => Promise<CatalogueApp | null> = async () => null;
/** Somebody of another organisation may sign in later, and is asked for anew. */
export function askForApp(find: typeof findApp): void {
  const found = new Map<string | null, typeof findApp>();
  findApp = () => {
    const state = hostState();
    const tenantId = state.status === 'ready' ? state.context.tenantId : null;
    const ask = found.get(tenantId) ?? madeOnce(find);
    found.set(tenantId, ask);
    return ask();
  };
}

/** Outlook around the add-in's pane. */
export const office: Host = {
  async connect(onChange) {
    if (!(await officeReady())) return null;
    Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, () =>
      onChange({ theme: themeNow() }),
    );
    watchSignIn(onChange);
    return {
      theme: themeNow(),
      frame: 'taskPane',
      ...(await person()),
      chatId: null,
      meetingId: null,
      channel: null,
      pageId: 'outlook',
      subPageId: null,
      hostName: 'Outlook',
      device: 'computer',
      locale: Office.context.displayLanguage,
      appId: null,
    };
  },
  announceReady() {},
  token: tokenHere,
  async openLink(url) {
    Office.context.ui.openBrowserWindow(url);
  },
  async openInApp(path) {
    const app = await findApp().catch(() => null);
    Office.context.ui.openBrowserWindow(
      app ? teamsLink(location.origin, path, app) : pageAddress(location.origin, path),
    );
  },
  takeBack() {},
  async openWindow(page, size) {
    const said = await askInDialog(page, size);
    if (said.did !== 'consented') throw new WindowRefused('unexpected');
  },
  consentPage: DIALOG_PAGE,
  async answerClaims(claims) {
    if (hasNested()) await token(claims);
    else if (!(await signIn({ claims })))
      // Without a problem of its own it was not begun, because the dialog is open for something else.
      throw signInState().problem ?? new WindowRefused('open-already');
  },
};
