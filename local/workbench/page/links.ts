import type { App } from './api.ts';
import { type HostPlace, to } from './place.ts';

const teamsHosts = ['teams.microsoft.com', 'teams.cloud.microsoft', 'teams.live.com'];

/** What Teams puts into the `context` of a link to an app. */
interface LinkContext {
  subEntityId?: string;
  channelId?: string;
  chatId?: string;
}

function contextOf(url: URL): LinkContext {
  try {
    const value: unknown = JSON.parse(url.searchParams.get('context') ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const text = (name: string) => {
      const found: unknown = (value as Record<string, unknown>)[name];
      return typeof found === 'string' && found !== '' ? { [name]: found } : {};
    };
    return { ...text('subEntityId'), ...text('channelId'), ...text('chatId') };
  } catch {
    return {};
  }
}

export type Opened =
  /** a place of the workbench */
  | { kind: 'here'; hash: string }
  /** something Teams has and the workbench has not */
  | { kind: 'told'; text: string }
  /** any other page */
  | { kind: 'elsewhere'; url: string };

/** Who opens a link, and where. */
export interface Around {
  app: Pick<App, 'id' | 'catalogId'>;
  tenantId: string;
  host: HostPlace;
}

const MANIFEST_ID =
  'This link carries the id of the app’s manifest. Teams knows an app of an organisation by its id in the catalogue';
const IN_OUTLOOK =
  'Outlook does not open links into an app of Teams; it opens https addresses in the browser';

/** Where a link leads for somebody who has Teams: their Teams is the workbench. */
export function whereTo(link: string, { app, tenantId, host }: Around): Opened | undefined {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return undefined;
  }
  if (url.protocol === 'mailto:') return { kind: 'told', text: `A new mail to ${url.pathname} would open` };
  if (url.protocol !== 'https:' && url.protocol !== 'http:' && url.protocol !== 'msteams:') return undefined;
  const teams = url.protocol === 'msteams:' || teamsHosts.includes(url.hostname);
  if (!teams) return { kind: 'elsewhere', url: url.href };
  const path = url.pathname.replace(/^\/+/, '/').split('/').filter(Boolean).map(decodeURIComponent);
  if (path[0] === 'meet' || (path[0] === 'l' && path[1] === 'meetup-join')) {
    return { kind: 'here', hash: to.join(url.href) };
  }
  if (path[0] === 'l' && (path[1] === 'entity' || path[1] === 'app')) {
    if (host === 'outlook') return { kind: 'told', text: IN_OUTLOOK };
    const tenant = url.searchParams.get('tenantId');
    if (tenant && tenant !== tenantId) return { kind: 'told', text: 'This link is for another organisation' };
    if (path[2] === app.id) return { kind: 'told', text: MANIFEST_ID };
    if (path[2] !== app.catalogId) return { kind: 'told', text: 'This link opens another app' };
    const { subEntityId, channelId, chatId } = contextOf(url);
    if (chatId) return { kind: 'here', hash: to.outsideCall(chatId, 'chat', subEntityId) };
    if (channelId) return { kind: 'here', hash: to.channel(subEntityId) };
    return { kind: 'here', hash: to.home('teams', path[3], subEntityId) };
  }
  if (path[0] === 'l' && path[1] === 'chat') {
    const users = url.searchParams.get('users');
    return {
      kind: 'told',
      text: users ? `A chat with ${users.split(',').join(', ')} would open` : 'A chat would open',
    };
  }
  if (path[0] === 'l' && path[1] === 'meeting')
    return { kind: 'told', text: 'A new meeting form would open' };
  return { kind: 'told', text: `Teams would open ${url.pathname}` };
}

/** The link Teams makes of a place inside the app. */
export function appLink(
  appId: string,
  entityId: string,
  subEntityId: string | undefined,
  more: LinkContext = {},
): string {
  const url = new URL(
    `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(entityId)}`,
  );
  const context = { ...(subEntityId && { subEntityId }), ...more };
  if (Object.keys(context).length > 0) url.searchParams.set('context', JSON.stringify(context));
  return url.href;
}
