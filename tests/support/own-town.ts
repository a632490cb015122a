import { afterAll, afterEach, expect } from 'vitest';
import type { CommunityDraft, Role } from '../../domain/community/community.ts';
import { startCommunity } from '../http/guild.ts';
import { type Town, town } from './browser.ts';

/** A town for the tests of one file: after each everybody goes home, and no browser has complained. */
export async function ownTown(): Promise<Town> {
  const here = await town();
  afterEach(async () => expect(await here.goHome()).toEqual([]));
  afterAll(() => here.stop());
  return here;
}

/** A town for the tests of one file that go on from one to the next: everybody stays until the last. */
export async function sharedTown(options: Parameters<typeof town>[0] = {}): Promise<Town> {
  const here = await town(options);
  afterEach(() => expect(here.complaints()).toEqual([]));
  afterAll(() => here.stop());
  return here;
}

/** As `ownTown`, and in it a community that Priya organises; people by their first names. */
export async function townWithCommunity(roles: Record<string, Role>, change: Partial<CommunityDraft> = {}) {
  const here = await ownTown();
  const members = Object.entries(roles).map(([name, role]) => [here.who(name), role] as const);
  const communityId = await startCommunity(here.world, here.who('Priya'), members, change);
  return { here, communityId };
}
