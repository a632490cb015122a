import * as z from 'zod/mini';
import { entraId } from './ids.ts';

/** Where an organisation has Guildhall: its tenant, and the id its app catalogue has given the app. */
export const catalogueApp = z.object({ tenantId: entraId, appId: entraId });
export type CatalogueApp = z.infer<typeof catalogueApp>;

/**
 * The https address of one of Guildhall's pages, for mails and invites: any browser opens it. `app` goes along where it
 * is known, so that the page can offer the way into Teams without knowing who opens it.
 */
export function pageAddress(publicUrl: string, path: string, app?: CatalogueApp): string {
  return `${publicUrl}${path}${app ? `?${new URLSearchParams(app)}` : ''}`;
}

/** What `pageAddress` put into an address; null where there is nothing, or nonsense. */
export function appInAddress(search: string): CatalogueApp | null {
  const query = new URLSearchParams(search);
  return catalogueApp.safeParse({ tenantId: query.get('tenantId'), appId: query.get('appId') }).data ?? null;
}

/**
 * A deep link that opens a page of Guildhall in Teams. Teams knows an app of an organisation by its id in the catalogue,
 * not by the manifest's; where it cannot show the app it opens the page's own address.
 */
export function teamsLink(publicUrl: string, path: string, { tenantId, appId }: CatalogueApp): string {
  const query = [
    ['tenantId', tenantId],
    ['webUrl', pageAddress(publicUrl, path)],
    ['context', JSON.stringify({ subEntityId: path })],
  ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/entity/${appId}/home?${query.join('&')}`;
}
