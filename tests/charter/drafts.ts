import { API } from '../../domain/api.ts';
import type { CharterText } from '../../domain/charter/charter.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, table } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export const charterText = (change: Partial<CharterText> = {}): CharterText => ({
  purpose: 'We get better at leading people.',
  northStar: 'Nobody leaves because of a manager.',
  outcomes: ['A playbook that somebody outside has used'],
  norms: ['Start on time', 'Ask before you advise'],
  decisionRule: 'By consent.',
  ...change,
});

export const proposalDraft = (change: Partial<CharterText> = {}, word = 'So that we agree', days = 7) => ({
  text: charterText(change),
  word,
  days,
});

export const propose = (
  world: TestWorld,
  person: Person,
  communityId: string,
  body: ReturnType<typeof proposalDraft> = proposalDraft(),
  proposalId: string = id(),
) => world.call(person, API.proposeCharter, { params: { communityId, proposalId }, body });

/** A row of a community, changed as if another moment had come; `change` gets its columns. */
export async function changeRow(
  world: TestWorld,
  communityId: string,
  rowKey: string,
  change: (columns: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const partitionKey = `${world.microsoft365.tenantId}|${communityId}`;
  const client = table(world);
  const row = await client.getEntity<Record<string, unknown>>(partitionKey, rowKey);
  await client.updateEntity({ partitionKey, rowKey, ...change(row) }, 'Merge');
}

/** A consent as it is stored, whose time is over. */
export const overIn = (stored: unknown, seconds = 60): string =>
  JSON.stringify({
    ...JSON.parse(String(stored)),
    closesAt: new Date(Date.now() - seconds * 1_000).toISOString(),
  });

/** Lets the time of a proposal be over. */
export const endProposal = (world: TestWorld, communityId: string, proposalId: string) =>
  changeRow(world, communityId, `in-charter|proposal|${proposalId}`, ({ consent }) => ({
    consent: overIn(consent),
  }));

/** A charter that was adopted. */
export async function adopt(
  world: TestWorld,
  person: Person,
  communityId: string,
  body: ReturnType<typeof proposalDraft> = proposalDraft(),
) {
  const proposal = await propose(world, person, communityId, body);
  await endProposal(world, communityId, proposal.id);
  const { charter } = await world.call(person, API.openCharter, { params: { communityId } });
  if (!charter) throw new Error('It was not adopted');
  return { ...charter, proposalId: proposal.id };
}
