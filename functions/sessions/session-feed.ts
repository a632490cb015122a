import type * as z from 'zod';
import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { LATEST_PROMPT, PROMPT } from '../../domain/rhythm/mine.ts';
import type { sessionsMine } from '../../domain/sessions/mine.ts';
import { noteName } from '../../domain/sessions/note.ts';
import type { OpenAction } from '../../domain/sessions/open-actions.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { NEWS_ENTRY } from '../feed/news-entries.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import { SESSION_FEED } from '../turns/session-feed.ts';
import type { World } from '../world.ts';
import { actionNoticesFor } from './session-notices.ts';

export { outlineOf, SESSION_FEED, sessionChanged, showSession } from '../turns/session-feed.ts';

/** As `sessionChanged`, for a session that begins or ends: it changes what is asked between sessions as well. */
export function sessionHeld(
  world: World,
  sessionId: string,
  operation: string,
  ...news: readonly string[]
): Extract<Write, { do: 'put' }> {
  const things = [
    { kind: SESSION_FEED.kind, id: sessionId },
    { kind: PROMPT, id: LATEST_PROMPT },
    ...news.map((id) => ({ kind: NEWS_ENTRY.kind, id })),
  ];
  return feedThings(world, sessionId, operation, things);
}

/** SESSION.AUTHOR.NOTE. Ids contain no dots. */
export const actionIdOf = ({
  sessionId,
  authorKey,
  noteId,
}: Pick<OpenAction, 'sessionId' | 'authorKey' | 'noteId'>) =>
  `${sessionId}.${noteName({ authorKey, id: noteId })}`;

/** The write that updates the feeds of an action's former and present owners. */
export function actionChanged(
  world: World,
  action: Pick<OpenAction, 'sessionId' | 'authorKey' | 'noteId'>,
  owners: readonly (PersonRef | null)[],
  operation: string,
): Extract<Write, { do: 'put' }> {
  const id = actionIdOf(action);
  const people = [...new Set(owners.flatMap((owner) => owner?.id ?? []))];
  return feedThings(world, id, operation, [{ kind: ACTION_FEED.kind, id }], people);
}

/** Updates my feed with an action as it is now, if it is mine. */
export async function showAction(
  world: World,
  place: Place,
  action: Pick<OpenAction, 'sessionId' | 'authorKey' | 'noteId'>,
  me: Membership,
): Promise<void> {
  const id = actionIdOf(action);
  await showAtOnce(world, place, ACTION_FEED, id, await ACTION_FEED.read(world, place, id), me);
}

const mine = (action: OpenAction): z.output<typeof sessionsMine.action> => ({ kind: 'action', ...action });

/** Open actions of closed sessions, for their owners. */
export const ACTION_FEED: FeedKindOf<OpenAction> = {
  kind: 'action',
  section: 'standing',
  read: async (world, place, id) => {
    const [sessionId = '', authorKey = '', noteId = ''] = id.split('.');
    return world.actions.openAction(place, sessionId, authorKey, noteId);
  },
  show: (action, { id, role }) =>
    action.owner?.id === id && roleMay(role, readCommunity) ? mine(action) : null,
  notices: actionNoticesFor,
  all: async (world, place, member) => (await world.actions.openActionsOf(place, member.id)).map(actionIdOf),
};
