import type { DraftTurn } from '../../domain/rhythm/contract.ts';
import type { Skip } from '../../domain/rhythm/drafts.ts';
import { onDay } from '../components/dates.ts';
import { sayLast, sayOwedThen } from '../rota/texts.ts';

/** What is said of the sessions that the cadence asks for. */
export const DRAFTS = {
  title: 'By your rhythm',
  why: 'drafts, in nobody’s calendar yet',
  each: (cadence: string, city: string) => `You meet ${cadence} ${city} time.`,
  settings: 'Change the rhythm',
  see: 'See the rhythm',
  none: 'No date is left in the next year: a break or a holiday takes each.',
  noTopic: 'No topic yet',
  edited: 'changed by hand',
  votes: (votes: number) => (votes === 1 ? '1 vote' : `${votes} votes`),
  publish: 'Publish',
  publishOf: (topic: string) => `Publish: ${topic}`,
  edit: 'Edit',
  editOf: (day: string) => `Edit the draft for ${day}`,
  skip: 'Skip',
  skipOf: (day: string) => `Skip ${day}`,
  meet: 'Meet all the same',
  meetOf: (day: string) => `Meet all the same ${onDay(day)}`,
  back: 'Back to the rhythm',
  planAnew: 'Plan anew',
  planAnewOf: (day: string) => `Plan a session ${onDay(day)}`,
  several: 'Publish several',
  notSeveral: 'Leave',
  choose: (day: string) => `Choose the draft for ${day}`,
  publishChosen: (count: number) => (count === 1 ? 'Publish 1 session' : `Publish ${count} sessions`),
  chooseSome: 'Choose drafts with a topic',
  left: (day: string) => `No session ${onDay(day)}`,
} as const;

/** Whose turn a draft is, and why in a few words. */
export function sayTurn(turn: DraftTurn | null, me: string): string {
  if (!turn?.person) return 'Nobody can facilitate';
  const isMine = turn.person.id === me;
  if (turn.how === 'agreed')
    return isMine ? 'You have agreed to facilitate' : `${turn.person.name} has agreed to facilitate`;
  const facilitates = isMine ? 'You facilitate' : `${turn.person.name} facilitates`;
  if (turn.reason.isAlone) return facilitates;
  return `${facilitates}: ${sayOwedThen(turn.reason)}, ${sayLast(turn.reason.lastLed, isMine, 'last in')}`;
}

/** Why nobody meets on a date. */
export function saySkip({ why, name }: Skip): string {
  const reasons = {
    holiday: `${name}, a public holiday`,
    break: `Break: ${name}`,
    planned: `“${name}” is around that time`,
    cancelled: `“${name}” was cancelled`,
    'by-hand': `Skipped: ${name}`,
  } as const;
  return reasons[why];
}

/** Publishing drafts, and what it sends to whom. */
export const PUBLISH = {
  title: (count: number) => (count === 1 ? 'Publish this session?' : `Publish ${count} sessions?`),
  each: 'One invite for each goes out from your calendar, and each session gets a Teams link.',
  facilitates: (name: string) => `${name} facilitates`,
  to: (count: number) => (count === 1 ? '1 person gets an invite' : `${count} people get an invite`),
  toNobody: 'Nobody else gets an invite',
  guests: 'Guests among them, because it is a showcase',
  names: 'Who they are',
  not: 'Not yet',
  go: (count: number) => (count === 1 ? 'Publish and invite' : `Publish ${count} and invite`),
  going: 'Publishing',
  goOn: 'Go on',
  done: 'published',
  byOther: 'published by somebody else meanwhile',
  published: (count: number) =>
    count === 1
      ? 'Published. The invite is on its way.'
      : `${count} published. The invites are on their way.`,
} as const;

export const SKIP = {
  title: (day: string) => `Skip ${day}?`,
  why: 'The dates after it stay as they are, and nobody is mailed. The topic moves on to the next date.',
  reason: 'Why',
  hint: 'Everybody sees it beside the date.',
  no: 'Keep the date',
  yes: 'Skip it',
  done: 'Skipped.',
  undone: 'The date stands again.',
} as const;

/** What the plan form says of a draft. */
export const PLAN_DRAFT = {
  title: 'Draft of a session',
  keep: 'Keep as a draft',
  kept: 'Kept. It is published when you say so.',
  since: (name: string, day: string) => `${name} has changed it, ${day}.`,
  backToProposal: 'Back to the proposal',
  publish: 'Publish and invite',
  meanwhile: (name: string, topic: string) =>
    topic
      ? `${name} has kept another plan meanwhile: “${topic}”.`
      : `${name} has decided otherwise meanwhile.`,
  takeTheirs: 'Go on with theirs',
  keepMine: 'Keep yours instead',
  gone: 'This date is not a draft any more',
  goneWhy: 'It was published or skipped meanwhile.',
} as const;
