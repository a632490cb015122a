import { app, pages } from '@microsoft/teams-js';
import { pageAddress, teamsLink } from '../../domain/shared/links.ts';
import { hostState } from './host.ts';

/** Opens `path` in the personal app, from the side panel, a channel or a pop-up. */
export async function openInApp(path: string): Promise<void> {
  const state = hostState();
  // Only the host knows the id that it has the app under; the manifest's is another.
  const id = state.status === 'ready' ? state.context.appId : null;
  if (id && pages.isSupported()) {
    await pages.navigateToApp({
      appId: id,
      pageId: 'home',
      subPageId: path,
      webUrl: new URL(path, location.origin).href,
    });
    return;
  }
  window.open(path, '_blank', 'noopener');
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
  await app.openLink(url);
}
