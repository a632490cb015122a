import { app, pages } from '@microsoft/teams-js';
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

/** Opens a link of Teams, such as the one to join a meeting. */
export async function openTeamsLink(url: string): Promise<void> {
  await app.openLink(url);
}
