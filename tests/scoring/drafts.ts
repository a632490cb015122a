import { API } from '../../domain/api.ts';
import type { RoundDraft, Score } from '../../domain/scoring/round.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

/** Two criteria by four levels. */
export const RUBRIC = `What is judged here.

| | Not yet | Getting there | Strong | Exemplary |
|---|---|---|---|---|
| Clarity | Unclear | Asked about | Understood | Retold |
| Evidence | An opinion | A case | Two pilots | A failure |
`;

export const rubricDraft = (body = RUBRIC) =>
  artifactDraft({ title: 'What makes a good decision', type: 'rubric', body });

export const aRubric = (world: TestWorld, person: Person, communityId: string) =>
  publishArtifact(world, person, communityId, rubricDraft());

export const roundDraft = (change: Partial<RoundDraft> = {}): RoundDraft => ({
  revision: 1,
  subject: 'Who decides on exceptions',
  sessionId: null,
  after: null,
  ...change,
});

export const scores = (...levels: readonly number[]): Score[] => levels.map((level) => ({ level, word: '' }));

/** A round by a rubric of its own. */
export async function aRound(world: TestWorld, by: Person, communityId: string) {
  const { id: artifactId } = await aRubric(world, by, communityId);
  const params = { communityId, artifactId, roundId: id() };
  await world.call(by, API.beginRound, { params, body: roundDraft() });
  return params;
}

/** One in which these have scored. */
export async function aScoredRound(
  world: TestWorld,
  by: Person,
  communityId: string,
  people: readonly Person[],
) {
  const params = await aRound(world, by, communityId);
  for (const [at, person] of people.entries())
    await world.call(person, API.scoreRound, { params, body: { pass: 1, scores: scores(at % 4, 1) } });
  return params;
}

/** One whose scores are revealed. */
export async function aRevealedRound(
  world: TestWorld,
  by: Person,
  communityId: string,
  people: readonly Person[],
) {
  const params = await aScoredRound(world, by, communityId, people);
  const round = await world.call(by, API.revealRound, { params, body: { pass: 1 } });
  return { params, round };
}
