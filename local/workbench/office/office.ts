/**
 * Stands in for Microsoft's office.js in an add-in's page: the calls that Guildhall makes, as documented, answered by
 * the workbench around the frame. A page that nobody frames gets what it gets there too: a host of null.
 */
import { item } from './item.ts';
import type { ItemStart, Start } from './protocol.ts';
import { ask, onTold } from './talk.ts';

type Ready = { host: Office.HostType | null; platform: Office.PlatformType | null };

const SETS: Record<string, number> = {
  Mailbox: 1.15,
  DialogApi: 1.2,
  OpenBrowserWindowApi: 1.1,
  IdentityAPI: 1.3,
};

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
  diagnostics: { hostName: 'OutlookWebApp', hostVersion: '20261120.01', OWAView: 'ThreeColumns' },
  convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_'),
  convertToEwsId: (id: string) => id.replaceAll('-', '/').replaceAll('_', '+'),
  addHandlerAsync,
};

const ready: Promise<Ready> =
  window.parent === window
    ? Promise.resolve({ host: null, platform: null })
    : ask<Start>({ office: 'start' }).then((start) => {
        state.start = start;
        if (start.nested) bridge();
        return {
          host: 'Outlook' as unknown as Office.HostType,
          platform: 'OfficeOnline' as unknown as Office.PlatformType,
        };
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
  } else {
    state.start = { ...state.start, item: told.item as ItemStart | null };
    fire('olkItemSelectedChanged', { type: 'olkItemSelectedChanged' });
  }
});

const office = {
  onReady: async (then?: (info: Ready) => unknown) => {
    const info = await ready;
    await then?.(info);
    return info;
  },
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Html: 'html', Text: 'text' },
  EventType: { ItemChanged: 'olkItemSelectedChanged', OfficeThemeChanged: 'officeThemeChanged' },
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
    platform: 'OfficeOnline',
    requirements: {
      isSetSupported: (name: string, version = '1.1') =>
        name === 'NestedAppAuth'
          ? (state.start?.nested ?? false) && Number(version) <= 1.1
          : Number(version) <= (SETS[name] ?? 0),
    },
    ui: {
      openBrowserWindow: (url: string) => void ask({ office: 'open', url }),
    },
    get mailbox() {
      return state.start ? mailbox : undefined;
    },
  },
};

Object.assign(window, { Office: office });
