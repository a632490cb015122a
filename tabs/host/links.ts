import { app, pages } from '@microsoft/teams-js';
import { getToken, hostState } from './host.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Our app's id: as the host says or, where it does not, the token's audience (both use one id). */
async function appId(): Promise<string | null> {
  const state = hostState();
  if (state.status !== 'ready') return null;
  if (state.context.appId) return state.context.appId;
  const payload = (await getToken()).split('.')[1] ?? '';
  const claims: { aud?: string } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
  return GUID.exec(claims.aud ?? '')?.[0] ?? null;
}

/** Opens `path` in the personal app, from the side panel, a channel or a pop-up. */
export async function openInApp(path: string): Promise<void> {
  const id = await appId();
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

/** Opens a link of Teams, such as the one to join a meeting. */
export async function openTeamsLink(url: string): Promise<void> {
  await app.openLink(url);
}
