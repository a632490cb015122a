import { useMemo, useSyncExternalStore } from 'react';

export const themeNames = ['default', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/** `off`: requests of the app fail at once. `lost`: they arrive, but their answers never come back. */
export const networks = ['on', 'off', 'lost'] as const;
export type Network = (typeof networks)[number];

/** What Teams runs on. A phone's frame stands in the middle of the page. */
export const devices = ['desktop', 'ios', 'android'] as const;
export type Device = (typeof devices)[number];

/** `older`: on Windows, without nested app authentication. */
const outlooks = ['newer', 'older'] as const;

export const narrowest = 280;
export const widest = 320;

/** What stays the same while one moves about; the query of the address. */
export interface Settings {
  /** oid of the person one is; the first one when absent */
  as: string | undefined;
  theme: ThemeName;
  device: Device;
  /** of the side panel, in px */
  width: number;
  network: Network;
  /** whether the next token handed to the app is an expired one */
  tokenExpired: boolean;
  outlook: (typeof outlooks)[number];
}

/** Where one is; the hash of the address. */
export interface Place {
  path: string[];
  query: URLSearchParams;
}

const oneOf = <T extends string>(values: readonly T[], value: string | null, usual: T): T =>
  values.find((one) => one === value) ?? usual;

function settingsOf(search: string): Settings {
  const query = new URLSearchParams(search);
  const width = Number(query.get('width') ?? widest);
  return {
    as: query.get('as') ?? undefined,
    theme: oneOf(themeNames, query.get('theme'), 'default'),
    device: oneOf(devices, query.get('device'), 'desktop'),
    width: Number.isFinite(width) ? Math.min(widest, Math.max(narrowest, Math.round(width))) : widest,
    network: oneOf(networks, query.get('network'), 'on'),
    tokenExpired: query.get('token') === 'expired',
    outlook: oneOf(outlooks, query.get('outlook'), 'newer'),
  };
}

function searchOf({ as, theme, device, width, network, tokenExpired, outlook }: Settings): string {
  const query = new URLSearchParams();
  if (as) query.set('as', as);
  if (theme !== 'default') query.set('theme', theme);
  if (device !== 'desktop') query.set('device', device);
  if (width !== widest) query.set('width', String(width));
  if (network !== 'on') query.set('network', network);
  if (tokenExpired) query.set('token', 'expired');
  if (outlook !== 'newer') query.set('outlook', outlook);
  return query.size > 0 ? `?${query}` : '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    addEventListener('hashchange', tell);
    addEventListener('popstate', tell);
  }
  return () => {
    listeners.delete(listener);
  };
}

export function useSettings(): Settings {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => settingsOf(search), [search]);
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}

/** Moves to a hash such as `#/teams/home`. */
export function go(hash: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', hash);
  else if (location.hash !== hash) history.pushState(null, '', hash);
  tell();
}

export function change(settings: Partial<Settings>): void {
  const search = searchOf({ ...settingsOf(location.search), ...settings });
  history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
  tell();
}

/** The address of what is shown now, as somebody else. */
export const addressAs = (personId: string): string =>
  `${location.pathname}${searchOf({ ...settingsOf(location.search), as: personId })}${location.hash}`;

function hashOf(
  path: readonly (string | undefined)[],
  query: Record<string, string | undefined> = {},
): string {
  const known = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(known).toString();
  const parts = path.flatMap((part) => (part ? [encodeURIComponent(part)] : []));
  return `#/${parts.join('/')}${text && `?${text}`}`;
}

export type HostPlace = 'teams' | 'outlook';

/** Which of the two one is in now. */
export const hostNow = (): HostPlace => (location.hash.startsWith('#/outlook') ? 'outlook' : 'teams');

/** Where Teams shows a meeting outside its call: in the list of chats, or in the calendar. */
export type MeetingView = 'chat' | 'details';

export const to = {
  home: (host: HostPlace, entityId?: string, subPage?: string) =>
    hashOf([host, 'home', entityId], { subPage }),
  activity: () => hashOf(['teams', 'activity']),
  channel: (subPage?: string) => hashOf(['teams', 'channel'], { subPage }),
  calendar: (host: HostPlace, from?: string) => hashOf([host, 'calendar'], { from }),
  event: (host: HostPlace, id: string) =>
    hashOf(host === 'teams' ? ['teams', 'calendar', id] : ['outlook', 'event', id]),
  /** `id`: of an appointment of one's own to go on with. */
  compose: (id?: string) => hashOf(['outlook', 'compose', id]),
  write: () => hashOf(['outlook', 'write']),
  mail: (id?: string) => hashOf(['outlook', 'mail', id]),
  meetings: () => hashOf(['meeting']),
  call: (chatId: string, panel = false) => hashOf(['meeting', chatId], { panel: panel ? 'open' : undefined }),
  outsideCall: (chatId: string, view: MeetingView, subPage?: string) =>
    hashOf(['meeting', chatId, view], { subPage }),
  join: (joinUrl: string) => hashOf(['meeting', 'join'], { url: joinUrl }),
};
