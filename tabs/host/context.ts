import type { app } from '@microsoft/teams-js';

export type Theme = 'light' | 'dark' | 'contrast';

/** What the host runs on. A tablet of Apple's counts as a phone: its windows, printing and keyboard are the phone's. */
export type Device = 'computer' | 'ios' | 'android';

export type Frame =
  | 'content'
  | 'settings'
  | 'remove'
  | 'task'
  | 'sidePanel'
  | 'stage'
  | 'meetingStage'
  | 'authentication'
  | 'taskPane';

/** What the host says about where we are. Every id in it is a hint: the server checks each one. */
export interface HostContext {
  readonly theme: Theme;
  readonly frame: Frame;
  /** The person's object id; empty where the host does not say. */
  readonly personId: string;
  readonly tenantId: string | null;
  readonly chatId: string | null;
  readonly meetingId: string | null;
  readonly channel: { readonly id: string; readonly name: string; readonly teamId: string | null } | null;
  /** The tab's entity id, such as home or a community's id. */
  readonly pageId: string;
  /** A path of ours, such as /communities/…/sessions/…, when the page was opened by a deep link. */
  readonly subPageId: string | null;
  readonly hostName: string;
  readonly device: Device;
  readonly locale: string;
  readonly appId: string | null;
}

export function themeOf(name: string | null | undefined): Theme {
  if (name === 'contrast') return 'contrast';
  return name === 'dark' || name === 'glass' ? 'dark' : 'light';
}

const DEVICES: Readonly<Record<string, Device>> = { ios: 'ios', ipados: 'ios', android: 'android' };
const deviceOf = (clientType: string): Device => DEVICES[clientType] ?? 'computer';

export function contextOf(given: app.Context): HostContext {
  const { channel } = given;
  return {
    theme: themeOf(given.app.theme),
    frame: given.page.frameContext as Frame,
    personId: given.user?.id.toLowerCase() ?? '',
    tenantId: given.user?.tenant?.id ?? null,
    chatId: given.chat?.id ?? null,
    meetingId: given.meeting?.id ?? null,
    channel: channel
      ? { id: channel.id, name: channel.displayName ?? '', teamId: given.team?.groupId ?? null }
      : null,
    pageId: given.page.id,
    subPageId: given.page.subPageId || null,
    hostName: given.app.host.name,
    device: deviceOf(given.app.host.clientType),
    locale: given.app.locale,
    appId: given.app.appId?.toString() ?? null,
  };
}
