/** The part of a Teams app manifest that a host needs. */
export interface AppManifest {
  id: string;
  version: string;
  manifestVersion: string;
  name: { short: string; full?: string | undefined };
  staticTabs?: StaticTab[] | undefined;
  configurableTabs?:
    | { configurationUrl: string; scopes: string[]; context?: string[] | undefined }[]
    | undefined;
  extensions?: Extension[] | undefined;
  authorization?: { permissions?: { resourceSpecific?: { name: string; type: string }[] } } | undefined;
}

/** The part of an Outlook add-in that leads from a button of the ribbon to a page. */
interface Extension {
  runtimes?:
    | { code?: { page?: string | undefined }; actions?: { id?: string; type?: string }[] | undefined }[]
    | undefined;
  ribbons?:
    | {
        contexts?: string[] | undefined;
        tabs?:
          | {
              groups?:
                | { controls?: { label?: string; actionId?: string | undefined }[] | undefined }[]
                | undefined;
            }[]
          | undefined;
      }[]
    | undefined;
}

export interface StaticTab {
  entityId: string;
  name?: string | undefined;
  contentUrl?: string | undefined;
  scopes: string[];
  context?: string[] | undefined;
}

export interface AppTab {
  entityId: string;
  name: string;
  /** Path and query: the workbench and the app share an origin. */
  path: string;
  scopes: string[];
  context: string[];
}

/** The app as the workbench's page sees it. */
export interface App {
  /** of the manifest */
  id: string;
  /** of the organisation's catalogue: what Teams knows the app by */
  catalogId: string;
  name: string;
  version: string;
  manifestVersion: string;
  hasIcon: boolean;
  tabs: AppTab[];
  configuration?: { path: string; context: string[] };
  /** What Outlook's ribbon offers in each context, such as `meetingDetailsOrganizer`. */
  ribbon: { context: string; label: string; path: string }[];
  /** resource-specific permissions the manifest asks for */
  permissions: string[];
}

const usualContexts = ['personalTab', 'channelTab', 'privateChatTab', 'meetingChatTab', 'meetingDetailsTab'];

/** A manifest names its host by a placeholder or a public domain; here the app is wherever the workbench is. */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

export function appOf(manifest: AppManifest, catalogId: string, hasIcon: boolean): App {
  const config = manifest.configurableTabs?.[0];
  return {
    id: manifest.id,
    catalogId,
    name: manifest.name.short,
    version: manifest.version,
    manifestVersion: manifest.manifestVersion,
    hasIcon,
    tabs: (manifest.staticTabs ?? []).flatMap((tab) =>
      // "about" and "conversations" are the host's own pages and have no address.
      tab.contentUrl
        ? [
            {
              entityId: tab.entityId,
              name: tab.name ?? manifest.name.short,
              path: pathOf(tab.contentUrl),
              scopes: tab.scopes,
              context: tab.context ?? usualContexts,
            },
          ]
        : [],
    ),
    ...(config && {
      configuration: { path: pathOf(config.configurationUrl), context: config.context ?? usualContexts },
    }),
    ribbon: ribbonOf(manifest),
    permissions: (manifest.authorization?.permissions?.resourceSpecific ?? []).map((one) => one.name),
  };
}

/** A button of the ribbon opens the page of the runtime that has its action. */
function ribbonOf(manifest: AppManifest): App['ribbon'] {
  return (manifest.extensions ?? []).flatMap(({ runtimes = [], ribbons = [] }) => {
    const pageOf = (action: string | undefined) =>
      runtimes.find(({ actions = [] }) =>
        actions.some(({ id, type }) => id === action && type === 'openPage'),
      )?.code?.page;
    return ribbons.flatMap(({ contexts = [], tabs = [] }) => {
      const controls = tabs.flatMap(({ groups = [] }) => groups.flatMap(({ controls = [] }) => controls));
      return contexts.flatMap((context) =>
        controls.flatMap(({ label = manifest.name.short, actionId }) => {
          const page = pageOf(actionId);
          return page ? [{ context, label, path: pathOf(page) }] : [];
        }),
      );
    });
  });
}

export const personalTabs = (app: App): AppTab[] => app.tabs.filter((tab) => tab.scopes.includes('personal'));

/** The app's tab for one place in a meeting: `meetingSidePanel`, `meetingDetailsTab`, `meetingChatTab`. */
export const meetingTab = (app: App, context: string): AppTab | undefined =>
  app.tabs.find((tab) => tab.scopes.includes('groupChat') && tab.context.includes(context));
