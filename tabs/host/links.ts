import { pageAddress, teamsLink } from '../../domain/shared/links.ts';
import { hostState, theHost } from './host.ts';

/** Opens `path` in the personal app, from the side panel, a channel, a pop-up or Outlook's pane. */
export async function openInApp(path: string): Promise<void> {
  const state = hostState();
  await theHost().openInApp(path, state.status === 'ready' ? state.context.appId : null);
}

/** The app as the host knows it in the organisation's catalogue; undefined where the host does not say. */
function appHere(): { tenantId: string; appId: string } | undefined {
  const state = hostState();
  if (state.status !== 'ready') return undefined;
  const { tenantId, appId } = state.context;
  return tenantId && appId ? { tenantId, appId } : undefined;
}

/** The address of a page for somebody else: any browser opens it, and it offers the way into Teams. */
export const pageLink = (path: string): string => pageAddress(location.origin, path, appHere());

/** A link that opens a page in Teams; null where it is not known which app it is there. */
export function teamsPageLink(path: string): string | null {
  const app = appHere();
  return app ? teamsLink(location.origin, path, app) : null;
}

/** Opens a link of Teams, such as the one to join a meeting. */
export async function openTeamsLink(url: string): Promise<void> {
  await theHost().openLink(url);
}
