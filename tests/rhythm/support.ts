import { API } from '../../domain/api.ts';
import { draftIdOn } from '../../domain/rhythm/drafts.ts';
import type { RhythmDraft } from '../../domain/rhythm/rhythm.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { moveTo, planSession, sessionDraft } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export const rhythmDraft = (change: Partial<RhythmDraft> = {}): RhythmDraft => ({
  country: null,
  region: null,
  breaks: [],
  countedFrom: null,
  prompt: { on: true, words: 'What did you try?' },
  ...change,
});

/** A session that was held just now: after it everybody is asked. */
export async function heldNow(world: TestWorld, leader: Person, communityId: string, topic = 'Openers') {
  const session = await planSession(world, leader, communityId, sessionDraft(leader, { topic }));
  await moveTo(world, leader, session);
  const params = { communityId, sessionId: session.id };
  await world.call(leader, API.closeSession, { params });
  return session;
}

export const draftAt = (communityId: string, date: string) => ({
  communityId,
  draftId: draftIdOn(communityId, date),
});
