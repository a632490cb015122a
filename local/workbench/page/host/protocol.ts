/** The messages of teams-js 2.58 (internal/messageObjects and internal/communication of its source). */
export interface Request {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

export function isRequest(data: unknown): data is Request {
  return (
    typeof data === 'object' &&
    data !== null &&
    'func' in data &&
    typeof data.func === 'string' &&
    'id' in data &&
    typeof data.id === 'number'
  );
}

export type FrameContext = 'content' | 'settings' | 'sidePanel' | 'meetingStage' | 'task' | 'authentication';
export type HostName = 'Teams' | 'Outlook';

/** ErrorCode of teams-js public/interfaces */
export const errors = {
  notSupported: { errorCode: 100, message: 'The workbench does not offer this' },
  denied: (message: string) => ({ errorCode: 1000, message }),
  invalid: (message: string) => ({ errorCode: 4000, message }),
  aborted: { errorCode: 8000, message: 'The person closed it' },
  network: (message: string) => ({ errorCode: 2000, message }),
};

const everywhere = {
  app: { notifySuccessResponse: {} },
  calendar: {},
  chat: {},
  clipboard: {},
  dialog: { url: {}, update: {} },
  people: {},
};

const supports: Record<HostName, object> = {
  Teams: {
    ...everywhere,
    pages: { backStack: {}, config: {}, currentApp: {}, tabs: {} },
    sharing: {},
    stageView: {},
    teamsCore: {},
  },
  // Outlook has no channels, no stage view, nothing to share to and none of what only Teams knows.
  Outlook: { ...everywhere, pages: { backStack: {}, currentApp: {} } },
};

/** What `initialize` is answered with, as a string. */
export const runtimeConfig = (host: HostName): string =>
  JSON.stringify({
    apiVersion: 4,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    isNAAChannelRecommended: false,
    isLegacyTeams: false,
    supports: supports[host],
  });

/** The SDK compares this with what its functions need, e.g. 2.0.0 for people.selectPeople. */
export const clientSupportedSdkVersion = '2.58.0';

/**
 * Teams on a phone says this instead of a runtime configuration. What a client of this version and type supports stands
 * in the SDK (`mapTeamsVersionToSupportedCapabilities`): pages, chat, people, dialogs and sharing, but no `currentApp`,
 * `tabs`, `stageView`, `calendar` or `clipboard`.
 */
export const phoneSdkVersion = '2.1.2';
