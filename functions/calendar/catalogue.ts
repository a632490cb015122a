import type { CatalogueApp } from '../../domain/shared/links.ts';
import { GraphFailure } from '../graph/graph.ts';
import { catalogueId } from '../graph/meetings.ts';
import type { World } from '../world.ts';

/** An app that is removed from the catalogue and published again gets another id. */
const GOOD_FOR_MS = 86_400_000;

/**
 * Guildhall's id in the organisation's app catalogue; undefined if it has not been published there. Kept for a day, and
 * for longer while Graph does not say.
 */
export async function appInCatalogue(world: World, tenantId: string): Promise<string | undefined> {
  const known = await world.catalogue.find(tenantId, world.clientId);
  if (known && world.now().getTime() - Date.parse(known.checkedAt) < GOOD_FOR_MS) return known.appId;
  try {
    return await lookUpApp(world, tenantId);
  } catch (error) {
    if (known && error instanceof GraphFailure) return known.appId;
    throw error;
  }
}

/** As above, for links: without the id an invite is still sent. */
export async function appForLinks(world: World, tenantId: string): Promise<CatalogueApp | undefined> {
  try {
    const appId = await appInCatalogue(world, tenantId);
    return appId ? { tenantId, appId } : undefined;
  } catch (error) {
    if (error instanceof GraphFailure) return undefined;
    throw error;
  }
}

/** Reads the id from the catalogue, even if one is stored, and stores it. */
export async function lookUpApp(world: World, tenantId: string): Promise<string | undefined> {
  const appId = await catalogueId(world.graph.asApp(tenantId), world.clientId);
  if (appId) await world.catalogue.keep(tenantId, world.clientId, appId, world.now());
  else await world.catalogue.forget(tenantId, world.clientId);
  return appId;
}
