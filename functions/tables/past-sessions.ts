import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { KEYS, overKey } from './keys.ts';
import type { Place } from './place.ts';
import type { Row, Table, Write } from './table.ts';

/** Past sessions on one page. Each head is a separate read, all of them at once. */
const PAST_PAGE = 10;

/** A live session is not over, even if its end has passed. */
export function isOver({ state, endsAt }: Session, now: Date): boolean {
  return !isOpen(state) || (state !== 'live' && Date.parse(endsAt) < now.getTime());
}

/** The write for the look-up of past sessions, which has them by their end because heads are ordered by id. */
export function overAt(
  { id, endsAt, format }: Pick<Session, 'id' | 'endsAt' | 'format'>,
  at = new Date(endsAt),
): Write {
  return { do: 'put', key: overKey(at, id), row: { showcase: format === 'showcase' } };
}

/**
 * The writes that update the look-up of past sessions when a session's end changes. A missing row of the look-up does
 * not make them fail.
 */
export function movingOver(before: Session, after: Pick<Session, 'endsAt' | 'format'>, at?: Date): Write[] {
  const put = overAt({ ...before, ...after }, at);
  const { key } = overAt(before);
  return key === put.key ? [put] : [put, { do: 'clear', key }];
}

/** A session that is closed or cancelled before its end is over now. */
export function endingEarly(session: Session, now: Date): Write[] {
  return Date.parse(session.endsAt) > now.getTime() ? movingOver(session, session, now) : [];
}

/**
 * The ids on a page of the look-up, latest end first, and the beginning of the next page. They are hints: two rows may
 * lead to the same session, and to one that is not over.
 */
export async function pastIds(
  table: Table,
  place: Place,
  now: Date,
  { after, showcases }: { after?: string | undefined; showcases: boolean },
): Promise<{ ids: ReadonlySet<string>; next: string | null }> {
  const start = overKey(now);
  const from = after && `over|${after}|` > start ? `over|${after}|` : start;
  const mark = { key: KEYS.over, of: ({ rowKey = '' }: Row) => rowKey.slice('over|'.length) };
  const marks = await table.range(place.partition, from, 'over|~', mark, {
    top: PAST_PAGE + 1,
    ...(showcases && { where: () => 'showcase eq true' }),
  });
  const shown = marks.slice(0, PAST_PAGE);
  return {
    ids: new Set(shown.map((one) => one.slice(one.indexOf('|') + 1))),
    next: marks.length > PAST_PAGE ? (shown.at(-1) ?? null) : null,
  };
}
