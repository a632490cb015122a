import { odata, TableClient } from '@azure/data-tables';
import { API } from '../domain/api.ts';
import { CommunityStore, placeOf } from '../functions/tables/community-store.ts';
import { MembershipCache } from '../functions/tables/membership-cache.ts';
import { Table } from '../functions/tables/table.ts';
import type { Person } from '../local/microsoft365/server.ts';
import type { TestWorld } from '../tests/support/world.ts';

export const COMMUNITY = {
  name: 'Leading people',
  purpose: 'Get better at leading, together',
  northStar: '',
  norms: ['Ask first'],
  zone: 'Europe/London',
  cadence: { every: 'week', weekday: 4, time: '14:00', minutes: 60 },
  settings: { unattributedNotes: true },
} as const;

export function sessionDraft(facilitatorId: string, date = '2027-12-02', artifactIds: string[] = []) {
  return {
    topic: 'Feedback that lands',
    purpose: 'Practise asking first',
    format: 'demonstration',
    taxonomy: 'people',
    when: { date, time: '14:00', minutes: 60, zone: 'Europe/London' },
    facilitatorId,
    agenda: [
      { id: crypto.randomUUID(), kind: 'topic', title: 'Check-in', prompt: 'One word each', minutes: 5 },
      { id: crypto.randomUUID(), kind: 'topic', title: 'Demonstration', prompt: '', minutes: 15 },
    ],
    artifactIds,
  } as const;
}

export async function startedCommunity(world: TestWorld, organiser: Person): Promise<string> {
  const communityId = crypto.randomUUID();
  await world.call(organiser, API.startCommunity, {
    params: { communityId },
    body: { ...COMMUNITY, norms: [...COMMUNITY.norms] },
  });
  return communityId;
}

export async function plannedSession(world: TestWorld, organiser: Person, communityId?: string) {
  const community = communityId ?? (await startedCommunity(world, organiser));
  const sessionId = crypto.randomUUID();
  const { agenda, artifactIds, ...draft } = sessionDraft(organiser.id);
  await world.call(organiser, API.planSession, {
    params: { communityId: community, sessionId },
    body: { ...draft, agenda: [...agenda], artifactIds: [...artifactIds] },
  });
  await world.settled();
  return { communityId: community, sessionId, agenda };
}

/** Members the directory does not know, written straight into the table: a big community within a second. */
export async function manyMembers(
  world: TestWorld,
  tenantId: string,
  communityId: string,
  count: number,
): Promise<void> {
  const client = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const table = new Table(async () => ({ client, odata }));
  const people = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Member ${index}`,
    mail: `member.${index}@harbourandvale.example`,
    role: 'member' as const,
    zone: 'Europe/London',
  }));
  await new CommunityStore(table, new MembershipCache()).add(
    placeOf(tenantId, communityId),
    people,
    [],
    new Date(),
    crypto.randomUUID(),
  );
}
