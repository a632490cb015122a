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
  authorization?: { permissions?: { resourceSpecific?: { name: string; type: string }[] } } | undefined;
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
    permissions: (manifest.authorization?.permissions?.resourceSpecific ?? []).map((one) => one.name),
  };
}

export const personalTabs = (app: App): AppTab[] => app.tabs.filter((tab) => tab.scopes.includes('personal'));

/** The app's tab for one place in a meeting: `meetingSidePanel`, `meetingDetailsTab`, `meetingChatTab`. */
export const meetingTab = (app: App, context: string): AppTab | undefined =>
  app.tabs.find((tab) => tab.scopes.includes('groupChat') && tab.context.includes(context));
