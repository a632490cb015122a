import { pageAddress } from '../../domain/shared/links.ts';
import { appForLinks } from '../calendar/catalogue.ts';
import type { World } from '../world.ts';

export { appForLinks };

/** Makes addresses of pages for mails, which any browser opens and which offer the way into Teams. */
export async function linksFor(world: World, tenantId: string): Promise<(path: string) => string> {
  const app = await appForLinks(world, tenantId);
  return (path) => pageAddress(world.publicUrl, path, app);
}
