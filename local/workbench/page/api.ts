import type { Composed } from '../../microsoft365/calendar/compose.ts';
import type { Mail } from '../../microsoft365/mails.ts';
import type { ShownActivity } from '../activities.ts';
import type { App } from '../app.ts';
import type { BadDay } from '../bad-day.ts';
import type { TabConfig } from '../channels.ts';
import type { Room } from '../rooms.ts';
import type { WorkbenchPerson } from '../server.ts';
import type { ClockState } from './clock.ts';

export type Person = WorkbenchPerson;
export type { App, BadDay, Composed, Mail, Room, ShownActivity, TabConfig };

export interface Start {
  tenantId: string;
  people: Person[];
  app: App;
  /** by how much the clock was moved forward */
  aheadMs: number;
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/workbench/api/${path}`, {
    ...init,
    ...(init.body !== undefined && { headers: { 'content-type': 'application/json' } }),
  });
  const body: unknown = await response.json();
  if (!response.ok) {
    const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
    throw new Error(String(message ?? response.statusText));
  }
  return body as T;
}

const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) });
const seg = encodeURIComponent;

export const api = {
  start: () => call<Start>('start'),
  /** `client`: the app that it is issued to, if that is not the host. */
  token: (
    personId: string,
    {
      expired = false,
      client,
      claims,
    }: { expired?: boolean; client?: string | undefined; claims?: string | undefined },
  ) =>
    call<{ token: string }>(
      `token?person=${seg(personId)}${expired ? '&expired=1' : ''}${client ? `&client=${seg(client)}` : ''}${claims ? '&claims=1' : ''}`,
    ),
  compose: (personId: string, composed: Composed, id: string | undefined, send: boolean) =>
    call<{ id: string }>(
      `composed${id ? `/${seg(id)}` : ''}?person=${seg(personId)}${send ? '&send=1' : ''}`,
      id ? put(composed) : { method: 'POST', body: JSON.stringify(composed) },
    ),
  mails: (personId: string) => call<Mail[]>(`mails?person=${seg(personId)}`),
  activities: (personId: string) => call<ShownActivity[]>(`activities?person=${seg(personId)}`),
  clock: () => call<ClockState>('clock'),
  forward: (by: number) => call<ClockState>('clock', { method: 'POST', body: JSON.stringify({ by }) }),
  badDay: () => call<BadDay>('faults'),
  setBadDay: (day: Partial<BadDay>) => call<BadDay>('faults', put(day)),
  channelTab: (channelId: string) => call<TabConfig | null>(`channels/${seg(channelId)}`),
  configureChannel: (channelId: string, config: TabConfig) =>
    call<TabConfig>(`channels/${seg(channelId)}`, put(config)),
  removeChannelTab: (channelId: string) => call<null>(`channels/${seg(channelId)}`, { method: 'DELETE' }),
  join: (chatId: string, personId: string, change: { camera?: boolean; microphone?: boolean } = {}) =>
    call<Room>(`rooms/${seg(chatId)}/people/${seg(personId)}`, put(change)),
  leave: (chatId: string, personId: string) =>
    call<Room>(`rooms/${seg(chatId)}/people/${seg(personId)}`, { method: 'DELETE' }),
  /** for a page that is being closed */
  leaveNow: (chatId: string, personId: string) =>
    navigator.sendBeacon(`/workbench/api/rooms/${seg(chatId)}/leave/${seg(personId)}`),
  share: (chatId: string, url: string, by: string) =>
    call<Room>(`rooms/${seg(chatId)}/stage`, put({ url, by })),
  stopSharing: (chatId: string) => call<Room>(`rooms/${seg(chatId)}/stage`, { method: 'DELETE' }),
  room: (chatId: string) => call<Room>(`rooms/${seg(chatId)}`),
};
