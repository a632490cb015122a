import { API } from '../../domain/api.ts';
import type { GlossaryEntry } from '../../domain/glossary/term.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { changeRow } from '../charter/drafts.ts';
import { id } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export const entry = (change: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  term: 'Retrospective',
  definition: 'A session in which we look back and change *one* thing.',
  synonyms: ['retro'],
  plurals: null,
  notConfused: ['review'],
  ...change,
});

export const termDraft = (change: Partial<GlossaryEntry> | null = {}, word = '', days = 7) => ({
  entry: change && entry(change),
  word,
  days,
});

let count = 0;
/** Another term each time. */
export function another() {
  count += 1;
  return termDraft({ term: `Term ${count}`, synonyms: [], plurals: [`Terms ${count}`] });
}

export const propose = (
  world: TestWorld,
  person: Person,
  communityId: string,
  body: ReturnType<typeof termDraft> = termDraft(),
  termId: string = id(),
) => world.call(person, API.proposeTerm, { params: { communityId, termId }, body });

/** Lets the time of what is proposed of a term be over. */
export const endProposal = (world: TestWorld, communityId: string, termId: string) =>
  changeRow(world, communityId, `term|${termId}`, ({ proposal }) => {
    const stored = JSON.parse(String(proposal));
    const closesAt = new Date(Date.now() - 60_000).toISOString();
    return { proposal: JSON.stringify({ ...stored, consent: { ...stored.consent, closesAt } }) };
  });

/** A term that is in the glossary. */
export async function approve(
  world: TestWorld,
  person: Person,
  communityId: string,
  body: ReturnType<typeof termDraft> = termDraft(),
): Promise<string> {
  const { id: termId } = await propose(world, person, communityId, body);
  await endProposal(world, communityId, termId);
  await world.call(person, API.listTerms, { params: { communityId } });
  return termId;
}
