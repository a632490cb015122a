/**
 * Stands in for Microsoft's office.js in an add-in's page: the calls that Guildhall makes, as documented, answered by
 * the workbench around the frame. A page that nobody frames gets what it gets there too: a host of null.
 */
import { dialogs } from './dialog.ts';
import { inDialog } from './in-dialog.ts';
import { item } from './item.ts';
import type { ItemStart, Start } from './protocol.ts';
import { ask, onTold } from './talk.ts';

type Ready = { host: Office.HostType | null; platform: Office.PlatformType | null };

const SETS: Record<string, string> = {
  Mailbox: '1.15',
  DialogApi: '1.2',
  OpenBrowserWindowApi: '1.1',
  IdentityAPI: '1.3',
};
/** What an Outlook before nested authentication lacks as well, or has less of. */
const OLDER_SETS: Record<string, string> = { ...SETS, Mailbox: '1.8', DialogApi: '1.1' };
const NEWER_SETS: Record<string, string> = { ...SETS, NestedAppAuth: '1.1', DialogOrigin: '1.1' };

/** By parts, because 1.15 comes after 1.8. */
function reaches(offered: string | undefined, wanted: string): boolean {
  const [major = 0, minor = 0] = (offered ?? '0').split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

const THEMES: Record<
  Start['theme'],
  Pick<Office.OfficeTheme, 'bodyBackgroundColor' | 'bodyForegroundColor' | 'isDarkTheme'>
> = {
  default: { bodyBackgroundColor: '#FFFFFF', bodyForegroundColor: '#242424', isDarkTheme: false },
  dark: { bodyBackgroundColor: '#1F1F1F', bodyForegroundColor: '#FFFFFF', isDarkTheme: true },
  contrast: { bodyBackgroundColor: '#000000', bodyForegroundColor: '#FFFFFF', isDarkTheme: true },
};

// The real one takes these away as well: https://github.com/OfficeDev/office-js/issues/429.
Object.assign(history, { pushState: null, replaceState: null });

const handlers = new Map<string, ((event: unknown) => void)[]>();
const fire = (type: string, event: unknown) => {
  for (const handler of handlers.get(type) ?? []) handler(event);
};

const state: { start: Start | null } = { start: null };
const dialog = inDialog();
const isNewer = () => state.start?.nested ?? dialog?.onTheWeb ?? false;
const platform = () => (isNewer() ? 'OfficeOnline' : 'PC') as unknown as Office.PlatformType;
const { displayDialogAsync, receive } = dialogs(isNewer);

function addHandlerAsync(type: string, handler: (event: unknown) => void, ...rest: unknown[]): void {
  handlers.set(type, [...(handlers.get(type) ?? []), handler]);
  const callback = rest.at(-1);
  if (typeof callback === 'function') setTimeout(() => callback({ status: 'succeeded' }));
}

const mailbox = {
  get item() {
    const shown = state.start?.item;
    return shown ? item(shown) : null;
  },
  userProfile: {
    get displayName() {
      return state.start?.user.displayName ?? '';
    },
    get emailAddress() {
      return state.start?.user.emailAddress ?? '';
    },
    get timeZone() {
      return state.start?.user.timeZone ?? '';
    },
    accountType: 'office365',
  },
  get diagnostics() {
    return isNewer()
      ? { hostName: 'OutlookWebApp', hostVersion: '20261120.01', OWAView: 'ThreeColumns' }
      : { hostName: 'Outlook', hostVersion: '16.0.14332.20000' };
  },
  convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_'),
  convertToEwsId: (id: string) => id.replaceAll('-', '/').replaceAll('_', '+'),
  addHandlerAsync,
};

const inOutlook = (): Ready => ({ host: 'Outlook' as unknown as Office.HostType, platform: platform() });
const ready: Promise<Ready> =
  window.parent === window
    ? Promise.resolve(dialog ? inOutlook() : { host: null, platform: null })
    : ask<Start>({ office: 'start' }).then((start) => {
        state.start = start;
        if (start.nested) bridge();
        return inOutlook();
      });

/** Nested app authentication: the host answers msal-browser's requests, which are texts of JSON. */
function bridge(): void {
  const listeners: ((answer: string) => void)[] = [];
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: 'message', listener: (answer: string) => void) => void listeners.push(listener),
      postMessage: (message: string) => {
        void ask<string>({ office: 'bridge', message }).then((answer) => {
          for (const listener of listeners) listener(answer);
        });
      },
    },
  });
}

onTold((told) => {
  if (!state.start) return;
  if (told.office === 'theme') {
    state.start = { ...state.start, theme: told.theme };
    fire('officeThemeChanged', { officeTheme: THEMES[told.theme], type: 'officeThemeChanged' });
  } else if (told.office === 'item') {
    state.start = { ...state.start, item: told.item as ItemStart | null };
    fire('olkItemSelectedChanged', { type: 'olkItemSelectedChanged' });
  } else receive(told);
});

const office = {
  onReady: async (then?: (info: Ready) => unknown) => {
    const info = await ready;
    await then?.(info);
    return info;
  },
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Html: 'html', Text: 'text' },
  EventType: {
    ItemChanged: 'olkItemSelectedChanged',
    OfficeThemeChanged: 'officeThemeChanged',
    DialogMessageReceived: 'dialogMessageReceived',
    DialogEventReceived: 'dialogEventReceived',
  },
  HostType: { Outlook: 'Outlook' },
  PlatformType: { OfficeOnline: 'OfficeOnline', PC: 'PC' },
  MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
  context: {
    get displayLanguage() {
      return state.start?.language ?? 'en-US';
    },
    get officeTheme() {
      return THEMES[state.start?.theme ?? 'default'];
    },
    get platform() {
      return platform();
    },
    requirements: {
      isSetSupported: (name: string, version = '1.1') =>
        reaches((isNewer() ? NEWER_SETS : OLDER_SETS)[name], version),
    },
    // A page in a dialog can do nothing but speak to the pane.
    ui: dialog
      ? { messageParent: dialog.messageParent }
      : {
          openBrowserWindow: (url: string) => void ask({ office: 'open', url }),
          displayDialogAsync,
        },
    get mailbox() {
      return state.start ? mailbox : undefined;
    },
  },
};

Object.assign(window, { Office: office });
