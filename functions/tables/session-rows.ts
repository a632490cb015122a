import * as z from 'zod';
import { taxonomy } from '../../domain/knowledge/artifact.ts';
import { type InviteProblem, inviteProblem } from '../../domain/sessions/invite-problem.ts';
import {
  inviteState,
  type Session,
  session,
  sessionFormat,
  sessionState,
} from '../../domain/sessions/session.ts';
import { sessionKey } from './keys.ts';
import { json, orNull } from './rows.ts';
import type { Row } from './table.ts';

/** null also for one of another version: the calendar worker writes it again when it next looks at the event. */
function readInviteProblem(text: string): InviteProblem | null {
  try {
    return inviteProblem.safeParse(JSON.parse(text || 'null')).data ?? null;
  } catch {
    return null;
  }
}

const headRow = z.object({
  rowKey: z.string(),
  topic: z.string(),
  purpose: z.string(),
  format: sessionFormat,
  taxonomy,
  state: sessionState,
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
  wallDate: z.string(),
  wallTime: z.string(),
  minutes: z.number(),
  facilitatorId: z.string(),
  facilitatorName: z.string(),
  handedById: orNull.prefault(''),
  handedByName: z.string().default(''),
  handedAt: z.string().default(''),
  begunAt: orNull.prefault(''),
  hostId: z.string(),
  hostName: z.string(),
  artifactIds: json(z.array(z.string())),
  joinUrl: z.string().transform((text) => text || null),
  chatId: orNull,
  invite: inviteState,
  inviteProblem: z.string().transform(readInviteProblem),
  invited: z.number(),
  accepted: z.number(),
  tentative: z.number(),
  declined: z.number(),
  decisions: z.number().default(0),
  actions: z.number().default(0),
  failures: z.number().default(0),
  answersTo: z
    .string()
    .default('')
    .transform((text) => text || null),
  /** Ids of everybody who has led it, separated by blanks. */
  ledBy: z.string().default(''),
  /** Counts changes by people. Changes by the calendar work do not count, so that they do not make open forms stale. */
  revision: z.number(),
  /** The last change by people, as `changeOpOf`. */
  changeOp: z.string().default(''),
  unattributedNotes: z.boolean(),
  cancelComment: z.string(),
  cancelledAt: z.string().default(''),
  cancelledById: z.string().default(''),
  cancelledByName: z.string().default(''),
  etag: z.string(),
});

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
  /** Everybody who has led it. */
  readonly ledBy: ReadonlySet<string>;
}

export type HeadChange = Partial<
  Pick<
    Session,
    | 'topic'
    | 'purpose'
    | 'format'
    | 'taxonomy'
    | 'state'
    | 'startsAt'
    | 'endsAt'
    | 'zone'
    | 'wall'
    | 'minutes'
    | 'facilitator'
    | 'handedOver'
    | 'begunAt'
    | 'host'
    | 'artifactIds'
    | 'joinUrl'
    | 'chatId'
    | 'invite'
    | 'inviteProblem'
    | 'rsvps'
    | 'outcome'
    | 'answersTo'
  >
> & { readonly ledBy?: ReadonlySet<string> };

export function columnsOf(change: HeadChange): Record<string, string | number | boolean> {
  const { wall, facilitator, handedOver, begunAt, host, artifactIds, joinUrl, chatId, ...more } = change;
  const { inviteProblem, rsvps, outcome, answersTo, ledBy, ...kept } = more;
  return {
    ...kept,
    ...(wall && { wallDate: wall.date, wallTime: wall.time }),
    ...(facilitator && { facilitatorId: facilitator.id, facilitatorName: facilitator.name }),
    ...(handedOver && {
      handedById: handedOver.by.id,
      handedByName: handedOver.by.name,
      handedAt: handedOver.at,
    }),
    ...(begunAt && { begunAt }),
    ...(host && { hostId: host.id, hostName: host.name }),
    ...(artifactIds && { artifactIds: JSON.stringify(artifactIds) }),
    ...(joinUrl !== undefined && { joinUrl: joinUrl ?? '' }),
    ...(chatId !== undefined && { chatId: chatId ?? '' }),
    ...(inviteProblem !== undefined && { inviteProblem: inviteProblem ? JSON.stringify(inviteProblem) : '' }),
    ...(answersTo !== undefined && { answersTo: answersTo ?? '' }),
    ...(ledBy && { ledBy: [...ledBy].join(' ') }),
    ...rsvps,
    ...outcome,
  };
}

export function storedOf(communityId: string, row: Row): StoredSession {
  const head = headRow.parse(row);
  return {
    rowEtag: head.etag,
    changeOp: head.changeOp,
    unattributedNotes: head.unattributedNotes,
    cancelComment: head.cancelComment,
    ledBy: new Set(head.ledBy.split(' ').filter(Boolean)),
    session: session.parse({
      ...head,
      id: head.rowKey.slice(sessionKey('').length),
      communityId,
      wall: { date: head.wallDate, time: head.wallTime },
      facilitator: { id: head.facilitatorId, name: head.facilitatorName },
      handedOver: head.handedById && {
        by: { id: head.handedById, name: head.handedByName },
        at: head.handedAt,
      },
      host: { id: head.hostId, name: head.hostName },
      rsvps: {
        invited: head.invited,
        accepted: head.accepted,
        tentative: head.tentative,
        declined: head.declined,
      },
      outcome: { decisions: head.decisions, actions: head.actions, failures: head.failures },
      cancelled: head.cancelledAt
        ? {
            by: { id: head.cancelledById, name: head.cancelledByName },
            at: head.cancelledAt,
            comment: head.cancelComment,
          }
        : null,
      etag: String(head.revision),
    }),
  };
}
