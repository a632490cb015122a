import { pages } from '@microsoft/teams-js';

export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
}

/** The channel tab's settings dialog: `settings` is what Save will write; null while nothing has been chosen. */
export function offerSettings(settings: TabSettings | null): void {
  pages.config.registerOnSaveHandler((event) => {
    if (!settings) return event.notifyFailure('Choose a community first');
    pages.config.setConfig({ ...settings }).then(
      () => event.notifySuccess(),
      (problem: unknown) => event.notifyFailure(String(problem)),
    );
  });
  pages.config.setValidityState(settings !== null);
}

/** What the tab is set to now; null when it is being added. */
export async function currentSettings(): Promise<Pick<TabSettings, 'entityId' | 'contentUrl'> | null> {
  const { entityId, contentUrl = '' } = await pages.getConfig();
  return entityId ? { entityId, contentUrl } : null;
}
