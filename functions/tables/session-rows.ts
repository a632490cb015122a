import * as z from 'zod';
import { type InviteProblem, inviteProblem } from '../../domain/sessions/invite-problem.ts';
import { type LeadingTerm, leadingTerm } from '../../domain/sessions/leaders.ts';
import { type Session, session, type TopicTaken, topicTaken } from '../../domain/sessions/session.ts';
import { personRef } from '../../domain/shared/ids.ts';
import { instant } from '../../domain/shared/time.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { sessionKey } from './keys.ts';
import {
  byAndAt,
  column,
  group,
  ifMissing,
  json,
  named,
  orNull,
  person,
  rowCodec,
  type Value,
  words,
} from './row-codec.ts';
import type { Row } from './table.ts';

/** null also for one of another version: the calendar worker writes it again when it next looks at the event. */
function readInviteProblem(text: string): InviteProblem | null {
  try {
    return inviteProblem.safeParse(JSON.parse(text || 'null')).data ?? null;
  } catch {
    return null;
  }
}

const fromAndAt = group({ from: named('takenOverFrom', person), at: named('takenOverAt', instant) });
const { id, communityId, etag, ...head } = session.shape;

/** What a hand-over has changed, so that it can be undone exactly. */
const beforeHandOver = z.object({
  facilitator: personRef,
  handedOver: head.handedOver,
  ledBy: z.array(z.string()),
  /** An older version did not note them. */
  terms: z.array(leadingTerm).optional(),
  /** The session's revision after the hand-over: with another one more has changed since. */
  revision: z.number(),
});

export const sessionHead = rowCodec({
  ...head,
  wall: group({
    date: named('wallDate', head.wall.shape.date),
    time: named('wallTime', head.wall.shape.time),
  }),
  facilitator: person,
  handedOver: ifMissing('', orNull(named('handed', byAndAt))),
  begunAt: ifMissing('', orNull(head.begunAt)),
  host: person,
  plannedBy: ifMissing('', orNull(person)),
  takenOver: ifMissing('', orNull(fromAndAt)),
  artifactIds: json(head.artifactIds),
  joinUrl: orNull(head.joinUrl),
  chatId: orNull(head.chatId),
  inviteProblem: column(z.string().transform(readInviteProblem), (problem) =>
    problem ? JSON.stringify(problem) : '',
  ),
  rsvps: group(head.rsvps.shape),
  outcome: ifMissing(0, group(head.outcome.shape)),
  answersTo: ifMissing('', orNull(head.answersTo)),
  closedAt: ifMissing('', orNull(head.closedAt)),
  reopened: ifMissing('', orNull(byAndAt)),
  cancelled: ifMissing('', orNull(byAndAt)),
  cancelComment: z.string(),
  fromTopic: ifMissing('', orNull(json(topicTaken))),
  /** Ids of everybody who has led it. */
  ledBy: ifMissing('', words),
  beforeHandOver: ifMissing('', orNull(json(beforeHandOver))),
  /** Who facilitated it while it was live, and since when. */
  terms: ifMissing('[]', json(tolerantArray(leadingTerm))),
  /** The last closings and reopenings, as `endOpOf`. */
  endOps: ifMissing('', words),
  /** Counts changes by people. Changes by the calendar work do not count, so that they do not make open forms stale. */
  revision: z.number(),
  /** The last change by people, as `changeOpOf`. */
  changeOp: ifMissing('', z.string()),
  unattributedNotes: z.boolean(),
});

/** A change of a session's head, without what every change by people writes. */
export type HeadChange = Partial<Omit<Value<typeof sessionHead>, 'revision' | 'changeOp'>>;

/** As `changeOpOf`, in one word. */
export const endOpOf = (operation: string, by: { readonly id: string }) => `${operation}:${by.id}`;

/** How many closings and reopenings are remembered: more than can happen while somebody tries one of them again. */
const END_OPS = 6;

export const withEndOp = (endOps: ReadonlySet<string>, op: string): ReadonlySet<string> =>
  new Set([...endOps, op].slice(-END_OPS));

/** Identifies a change by its operation and its person, because another person may know the operation's id. */
export const changeOpOf = (operation: string, by: { readonly id: string }) => `${operation} ${by.id}`;

/** A session's head with the row's version, on which every write is conditional. */
export interface StoredSession {
  readonly session: Session;
  readonly rowEtag: string;
  /** The last change by people, as `changeOpOf`. */
  readonly changeOp: string;
  /** Whether notes can be left unattributed in it. */
  readonly unattributedNotes: boolean;
  /** The comment to everyone invited, once it is cancelled. */
  readonly cancelComment: string;
  /** The topic that it was planned from; null for none. */
  readonly fromTopic: TopicTaken | null;
  /** Everybody who has led it. */
  readonly ledBy: ReadonlySet<string>;
  readonly beforeHandOver: z.output<typeof beforeHandOver> | null;
  readonly terms: readonly LeadingTerm[];
  /** Its last closings and reopenings, by which one that is repeated is recognised after the other. */
  readonly endOps: ReadonlySet<string>;
}

export function storedOf(communityId: string, row: Row): StoredSession {
  const {
    changeOp,
    unattributedNotes,
    cancelComment,
    fromTopic,
    ledBy,
    beforeHandOver,
    terms,
    endOps,
    revision,
    cancelled,
    ...kept
  } = sessionHead.read(row);
  return {
    rowEtag: row.etag,
    changeOp,
    unattributedNotes,
    cancelComment,
    fromTopic,
    ledBy,
    beforeHandOver,
    terms,
    endOps,
    session: {
      ...kept,
      id: id.parse(row.rowKey?.slice(sessionKey('').length)),
      communityId,
      cancelled: cancelled && { ...cancelled, comment: cancelComment },
      etag: String(revision),
    },
  };
}
