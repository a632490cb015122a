import * as z from 'zod/mini';
import { entraId } from './ids.ts';

/** An organisation's tenant, and the app's id in its app catalogue. */
export const catalogueApp = z.object({ tenantId: entraId, appId: entraId });
export type CatalogueApp = z.infer<typeof catalogueApp>;

/**
 * The https address of a page for mails and invites, which any browser opens. It has the `app` if known, so that the
 * page can offer to open itself in Teams without knowing the person.
 */
export function pageAddress(publicUrl: string, path: string, app?: CatalogueApp): string {
  const [page = '', place] = path.split('#', 2);
  const query = app ? `?${new URLSearchParams(app)}` : '';
  return `${publicUrl}${page}${query}${place === undefined ? '' : `#${place}`}`;
}

/** The `app` in an address that `pageAddress` made; null if there is none or it is invalid. */
export function appInAddress(search: string): CatalogueApp | null {
  const query = new URLSearchParams(search);
  return catalogueApp.safeParse({ tenantId: query.get('tenantId'), appId: query.get('appId') }).data ?? null;
}

/**
 * A deep link that opens a page in Teams. Teams identifies an organisation's app by its id in the catalogue, not by the
 * manifest's id. If it cannot show the app it opens the page's https address.
 */
export function teamsLink(publicUrl: string, path: string, { tenantId, appId }: CatalogueApp): string {
  const query = [
    ['tenantId', tenantId],
    ['webUrl', pageAddress(publicUrl, path)],
    ['context', JSON.stringify({ subEntityId: path })],
  ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/entity/${appId}/home?${query.join('&')}`;
}
