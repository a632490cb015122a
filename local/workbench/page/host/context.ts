import type { App, Person } from '../api.ts';
import type { Device, MeetingView, ThemeName } from '../place.ts';
import type { Channel } from '../teams/channel.ts';
import type { FrameContext, HostName } from './protocol.ts';

/** What a frame shows and where. */
export interface FrameSpec {
  host: HostName;
  frameContext: FrameContext;
  entityId: string;
  /** becomes page.subPageId */
  subPage?: string | undefined;
  /** path or address, with Teams' placeholders still in it */
  url: string;
  title: string;
  channel?: Channel | undefined;
  chatId?: string | undefined;
  /** of a meeting's tab outside the call */
  meetingView?: MeetingView | undefined;
}

export interface Surroundings {
  app: App;
  tenantId: string;
  person: Person;
  theme: ThemeName;
  device: Device;
}

/** One visit to the workbench, one Teams session. */
export const sessionId = crypto.randomUUID();

export const meetingIdOf = (chatId: string): string => btoa(`0#${chatId}#0`);

export const clientTypeOf = (device: Device) => (device === 'desktop' ? 'web' : device);

/** The English that is spoken where a person is: Teams hands out each person's own. */
function localeOf({ timeZone }: Person): string {
  if (timeZone.startsWith('America/')) return 'en-us';
  if (timeZone === 'Asia/Kolkata' || timeZone === 'Asia/Calcutta') return 'en-in';
  if (timeZone.startsWith('Australia/')) return 'en-au';
  return 'en-gb';
}

/**
 * What `getContext` is answered with. It is the flat context of teams-js 1 (`Context` in public/interfaces): the SDK
 * makes today's nested `app.Context` of it.
 */
export function contextOf(spec: FrameSpec, around: Surroundings, frame: { id: string; clicked: number }) {
  const { app, tenantId, person, theme, device } = around;
  const { channel, chatId } = spec;
  return {
    theme,
    locale: localeOf(person),
    sessionId,
    appSessionId: frame.id,
    appLaunchId: frame.id,
    appId: app.catalogId,
    manifestVersion: app.manifestVersion,
    ringId: 'general',
    hostName: spec.host,
    hostClientType: clientTypeOf(device),
    frameContext: spec.frameContext,
    entityId: spec.entityId,
    subEntityId: spec.subPage ?? '',
    isFullScreen: false,
    isMultiWindow: false,
    isBackgroundLoad: false,
    sourceOrigin: null,
    userClickTime: frame.clicked,
    userClickTimeV2: frame.clicked - performance.timeOrigin,
    dialogParameters: {},
    tid: tenantId,
    tenantSKU: 'enterprise',
    userObjectId: person.id,
    userDisplayName: person.displayName,
    upn: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.userPrincipalName,
    userLicenseType: 'Unknown',
    ...(channel && {
      channelId: channel.id,
      channelName: channel.name,
      channelType: 'Regular',
      channelRelativeUrl: `/sites/${channel.team.name.replaceAll(' ', '')}/Shared Documents/${channel.name}`,
      teamId: channel.team.id,
      teamName: channel.team.name,
      teamType: 0,
      groupId: channel.team.groupId,
      hostTeamGroupId: channel.team.groupId,
      hostTeamTenantId: tenantId,
      userTeamRole: 1,
      isTeamArchived: false,
    }),
    ...(chatId && { chatId, meetingId: meetingIdOf(chatId) }),
  };
}

export type LegacyContext = ReturnType<typeof contextOf>;

/** Placeholders by their name in app.Context, and in the flat context. */
const placeholders: Record<string, keyof LegacyContext | 'chatId' | 'meetingId' | 'channelId' | 'groupId'> = {
  'app.locale': 'locale',
  'app.theme': 'theme',
  'app.host.name': 'hostName',
  'app.host.clientType': 'hostClientType',
  'page.id': 'entityId',
  'page.subPageId': 'subEntityId',
  'user.id': 'userObjectId',
  'user.userPrincipalName': 'userPrincipalName',
  'user.loginHint': 'loginHint',
  'user.tenant.id': 'tid',
  'chat.id': 'chatId',
  'meeting.id': 'meetingId',
  'channel.id': 'channelId',
  'team.groupId': 'groupId',
};

/** The address to open: Teams fills in `{theme}`, `{page.subPageId}` and the like. */
export function addressOf(url: string, context: LegacyContext): string {
  const values = context as Record<string, unknown>;
  const filled = url.replace(/(?:\{|%7B)([a-zA-Z.0-9]+)(?:\}|%7D)/g, (all, name: string) => {
    const value = values[placeholders[name] ?? name];
    return value === undefined ? (placeholders[name] ? '' : all) : encodeURIComponent(String(value));
  });
  const address = new URL(filled, location.origin);
  // A tab that was configured on another day may name another port of this machine.
  if (address.hostname === 'localhost') address.host = location.host;
  if (address.host === location.host) address.protocol = location.protocol;
  return address.href;
}
