import { app, authentication, pages } from '@microsoft/teams-js';
import { contextOf, themeOf } from './context.ts';
import type { Host } from './host.ts';
import { openHere } from './open-here.ts';
import { isOutside } from './outside.ts';

/** Teams, and Outlook and microsoft365.com where they show a tab. */
export const teams: Host = {
  async connect(onChange) {
    if (isOutside()) return null;
    await app.initialize();
    app.registerOnThemeChangeHandler((theme) => onChange({ theme: themeOf(theme) }));
    return contextOf(await app.getContext());
  },
  announceReady() {
    app.notifySuccess().catch(() => undefined);
  },
  token: (claims) => authentication.getAuthToken(claims ? { claims: [claims] } : undefined),
  openLink: (url) => app.openLink(url),
  async openInApp(path, appId) {
    // Only the host knows the id that it has the app under; the manifest's is another.
    if (appId && pages.isSupported()) {
      await pages.navigateToApp({
        appId,
        pageId: 'home',
        subPageId: path,
        webUrl: new URL(path, location.origin).href,
      });
      return;
    }
    window.open(path, '_blank', 'noopener');
  },
  takeBack() {
    // Nobody goes back at once.
    void import('./back.ts').then(({ takeBack }) => takeBack());
  },
  async openWindow(page, size) {
    // Hosts open https pages only; on a developer's machine the page is http, and opens its window itself.
    if (page.protocol === 'https:') await authentication.authenticate({ url: page.href, ...size });
    else await openHere(page, size);
  },
  consentPage: '/consent.html',
};
