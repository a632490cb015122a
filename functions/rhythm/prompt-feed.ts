import type * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { answerPrompts } from '../../domain/rhythm/abilities.ts';
import { LATEST_PROMPT, PROMPT, type rhythmMine } from '../../domain/rhythm/mine.ts';
import { asksFrom } from '../../domain/rhythm/prompt.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { endOf, lastHeld } from './held-sessions.ts';
import { promptNoticesFor } from './prompt-notices.ts';

type Mine = z.output<typeof rhythmMine.prompt>;

interface Prompt {
  readonly item: Mine;
  /** When the session ended after which it is asked: who came later is not asked. */
  readonly endedAt: string;
  /** Who has answered, or would rather not. */
  readonly said: readonly string[];
}

/** The question between two sessions, for everybody who has not answered it. Until its time Home does not show it. */
export const PROMPT_FEED: FeedKindOf<Prompt> = {
  kind: PROMPT,
  section: 'standing',
  read: async (world, place) => {
    const now = world.now();
    const [rhythm, community, session] = await Promise.all([
      world.rhythms.settings(place),
      world.communities.open(place),
      lastHeld(world, place, now),
    ]);
    if (!rhythm.prompt.on || !community || !session) return undefined;
    const said = await world.rhythms.said(place, session.id);
    const endedAt = endOf(session);
    const item = {
      kind: 'prompt' as const,
      communityId: place.communityId,
      due: null,
      sessionId: session.id,
      topic: session.topic,
      words: rhythm.prompt.words,
      from: asksFrom(endedAt, community.zone),
    };
    return { item, endedAt, said: said.map(({ by }) => by.id).sort() };
  },
  show: ({ item, endedAt, said }, { id, role, joinedAt }): Mine | null =>
    roleMay(role, answerPrompts) && !said.includes(id) && (joinedAt === undefined || joinedAt < endedAt)
      ? item
      : null,
  notices: promptNoticesFor,
  all: async () => [LATEST_PROMPT],
};
