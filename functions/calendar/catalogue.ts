import { GraphFailure } from '../graph/graph.ts';
import { catalogueId } from '../graph/meetings.ts';
import type { World } from '../world.ts';

/** An app that is taken out of the catalogue and published anew gets another id. */
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

/** The same for links: an invite goes out without the id rather than not at all. */
export async function appForLinks(world: World, tenantId: string): Promise<string | undefined> {
  try {
    return await appInCatalogue(world, tenantId);
  } catch (error) {
    if (error instanceof GraphFailure) return undefined;
    throw error;
  }
}

/** Asks the catalogue now, whatever is known, and keeps what it says. */
export async function lookUpApp(world: World, tenantId: string): Promise<string | undefined> {
  const appId = await catalogueId(world.graph.asApp(tenantId), world.clientId);
  if (appId) await world.catalogue.keep(tenantId, world.clientId, appId, world.now());
  else await world.catalogue.forget(tenantId, world.clientId);
  return appId;
}
