import { currentItem, nextItem } from '../../../domain/sessions/agenda.ts';
import { answeredFor } from '../../../domain/sessions/answers.ts';
import { isGathering } from '../../../domain/sessions/policy.ts';
import { hasEnded, isLeftOpen, isOpen, type Rsvp, type Session } from '../../../domain/sessions/session.ts';
import type { View } from './view.ts';

/** What is to be done next with a session. */
export type Step = 'answer' | 'join' | 'begin' | 'next' | 'close' | 'plan-again';
/** What stands behind “…”. */
export type Other =
  | Exclude<Step, 'answer' | 'join' | 'plan-again'>
  | 'end-agenda'
  | 'reopen'
  | 'edit'
  | 'move'
  | 'hand-over'
  | 'print'
  | 'copy-link'
  | 'open-in-teams'
  | 'cancel';

/** What stands in a session's row of action. */
export interface ActionRow {
  /** The one button that stands out; null where nothing does. */
  readonly primary: Step | null;
  /** Whether Join stands beside it. */
  readonly join: boolean;
  /** Whether my answer can be given, beside it or as the primary. */
  readonly answers: boolean;
  /** In this order; `cancel` is always last. */
  readonly menu: readonly Other[];
}

export interface Viewer {
  readonly id: string;
  readonly answer: Rsvp['response'];
  readonly mayPlan: boolean;
  /** Whether the host prints pages: none does on a phone. */
  readonly mayPrint: boolean;
  /** Whether this page is inside Teams already. */
  readonly inTeams: boolean;
}

/** Whether there is a meeting to join: once people are invited and until nobody meets any more. */
function canJoin(session: Session, now: Date): boolean {
  if (session.joinUrl === null || (session.state !== 'invited' && session.state !== 'live')) return false;
  return !isLeftOpen(session, now) && !(session.reopened !== null && hasEnded(session, now));
}

/** Whether I am asked to come: while it is to come, and my calendar has its present time. */
function isAsked(session: Session, { id }: Viewer, now: Date): boolean {
  return (
    session.state === 'invited' &&
    session.invite !== 'none' &&
    session.host.id !== id &&
    answeredFor(session) === null &&
    !isLeftOpen(session, now)
  );
}

type Seen = Pick<View, 'session' | 'agenda' | 'abilities'>;

/**
 * The next step: one answers, then joins; from its start whoever facilitates begins it, goes on and closes it; once its
 * time is long over, whoever may close it does.
 */
function primaryOf({ session, agenda, abilities }: Seen, me: Viewer, now: Date): Step | null {
  const { state } = session;
  if (state === 'cancelled') return me.mayPlan ? 'plan-again' : null;
  if (state === 'closed') return null;
  if (isLeftOpen(session, now)) return abilities.close === 'yes' ? 'close' : null;
  const join = canJoin(session, now) ? 'join' : null;
  const leads = abilities.lead === 'yes' && session.facilitator.id === me.id;
  if (state === 'live') return leads ? (nextItem(agenda.items) ? 'next' : 'close') : join;
  if (!isGathering(session, now)) return isAsked(session, me, now) && me.answer === 'none' ? 'answer' : null;
  if (leads && Date.parse(session.startsAt) <= now.getTime()) return 'begin';
  // While the link is on its way nothing stands where Join is about to.
  if (leads && join === null && session.invite !== 'waiting') return 'begin';
  return join;
}

/** What stands in the row of action of a session's page, for whoever looks at it now. */
export function rowOf(view: Seen, me: Viewer, now: Date): ActionRow {
  const { session, agenda, abilities } = view;
  const isLive = session.state === 'live';
  const primary = primaryOf(view, me, now);
  const leads = abilities.lead === 'yes';
  const mayChange = abilities.change === 'yes';
  const next = nextItem(agenda.items) !== undefined;
  const others: readonly (readonly [Other, boolean])[] = [
    // Nobody begins what its time has passed for.
    ['begin', leads && isOpen(session.state) && !isLive && !isLeftOpen(session, now)],
    ['next', leads && isLive && next],
    ['end-agenda', leads && isLive && !next && currentItem(agenda.items) !== undefined],
    ['close', abilities.close === 'yes'],
    ['reopen', abilities.reopen === 'yes'],
    ['edit', mayChange],
    ['move', mayChange && !isLive],
    ['hand-over', mayChange],
    ['print', me.mayPrint],
    ['copy-link', true],
    ['open-in-teams', !me.inTeams],
    ['cancel', abilities.cancel === 'yes' && !isLive],
  ];
  return {
    primary,
    join: primary !== 'join' && canJoin(session, now),
    answers: isAsked(session, me, now),
    menu: others.flatMap(([other, stands]) => (stands && other !== primary ? [other] : [])),
  };
}
