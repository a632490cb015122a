import * as z from 'zod/mini';
import type { EvidenceSummary } from '../knowledge/evidence.ts';
import { id, personRef } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';

/** What a newcomer may do, in any order; none of it is compulsory. */
export const STEPS = ['charter', 'notes', 'playbooks', 'buddy', 'bring'] as const;
export const step = z.enum(STEPS);
export type Step = z.infer<typeof step>;

/** About how long each takes. */
export const MINUTES: Readonly<Record<Step, number>> = {
  charter: 4,
  notes: 3,
  playbooks: 5,
  buddy: 1,
  bring: 2,
};

const DAY_MS = 86_400_000;
/** For how long after joining somebody is a newcomer. */
export const NEWCOMER_DAYS = 30;
/** For how long somebody is a newcomer's buddy. */
export const BUDDY_DAYS = 90;
/** How many newcomers a buddy has at a time, with those who have asked. */
export const NEWCOMERS_MAX = 3;

const later = (moment: string, days: number) => new Date(Date.parse(moment) + days * DAY_MS).toISOString();

/** Until when somebody who joined then is a newcomer. */
export const newcomerUntil = (joinedAt: string): string => later(joinedAt, NEWCOMER_DAYS);
export const isNewcomer = (joinedAt: string, now: Date): boolean =>
  newcomerUntil(joinedAt) > now.toISOString();

/** A newcomer and whom they have asked to be their buddy. */
export const buddyAssignment = z.object({
  state: z.enum(['asked', 'accepted']),
  /** When it was asked, or accepted. */
  at: instant,
});
export type BuddyAssignment = z.infer<typeof buddyAssignment>;

/** When it ends by itself: a request that nobody answers as well, so that it keeps no place for ever. */
export const endsAt = ({ at }: BuddyAssignment): string => later(at, BUDDY_DAYS);
export const hasEnded = (one: BuddyAssignment, now: Date): boolean => endsAt(one) <= now.toISOString();

/** Those of a buddy's newcomers whose time has not ended. */
export const activeAssignments = <T extends BuddyAssignment>(newcomers: readonly T[], now: Date): T[] =>
  newcomers.filter((one) => !hasEnded(one, now));

/** How far a newcomer is. Having a buddy, or having asked somebody, counts as done. */
export function doneOf(ticked: ReadonlySet<string>, buddy: BuddyAssignment | null): Step[] {
  return STEPS.filter((one) => ticked.has(one) || (one === 'buddy' && buddy !== null));
}

/** A note that a newcomer is offered. */
export const worthReading = z.object({
  sessionId: id,
  topic: z.string(),
  kind: z.enum(['decision', 'insight']),
  text: z.string(),
  /** null where it was left unattributed. */
  author: z.nullable(personRef),
  /** When the session was closed. */
  at: instant,
});
export type WorthReading = z.infer<typeof worthReading>;

export const NOTES_OFFERED = 5;
export const NOTES_A_SESSION = 2;
/** So many sessions are read. */
export const SESSIONS_READ = 3;

interface Closed extends Pick<WorthReading, 'sessionId' | 'topic' | 'at'> {
  readonly decided: readonly Pick<WorthReading, 'text' | 'author'>[];
  readonly learned: readonly Pick<WorthReading, 'text' | 'author'>[];
}

/** The notes to offer: of the latest sessions first, at most two of each, decisions before insights. */
export function notesOffered(sessions: readonly Closed[]): WorthReading[] {
  return [...sessions]
    .sort((a, b) => b.at.localeCompare(a.at))
    .flatMap(({ sessionId, topic, at, decided, learned }) =>
      [
        ...decided.map(({ text, author }) => ({
          sessionId,
          topic,
          at,
          kind: 'decision' as const,
          text,
          author,
        })),
        ...learned.map(({ text, author }) => ({
          sessionId,
          topic,
          at,
          kind: 'insight' as const,
          text,
          author,
        })),
      ].slice(0, NOTES_A_SESSION),
    )
    .slice(0, NOTES_OFFERED);
}

export const PLAYBOOKS_OFFERED = 3;

interface Known {
  readonly type: string;
  readonly state: string;
  readonly changedAt: string;
  readonly evidence: EvidenceSummary | null;
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

/** The published playbooks with most evidence: trials, then uses, then annotations; of equal ones the newest. */
export function playbooksOffered<T extends Known>(artifacts: readonly T[]): T[] {
  const weight = ({ evidence }: Known) =>
    evidence ? [sum(evidence.verdicts), evidence.uses, sum(evidence.annotations)] : [0, 0, 0];
  return artifacts
    .filter(({ type, state }) => type === 'playbook' && state === 'published')
    .sort((a, b) => {
      const [mine, theirs] = [weight(a), weight(b)];
      const at = mine.findIndex((count, index) => count !== theirs[index]);
      return at < 0 ? b.changedAt.localeCompare(a.changedAt) : (theirs[at] ?? 0) - (mine[at] ?? 0);
    })
    .slice(0, PLAYBOOKS_OFFERED);
}
