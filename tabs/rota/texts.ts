import type { RotaAccount, RotaReason, RotaTurn, TurnRisk } from '../../domain/rota/contract.ts';
import { dayHere, onDay, sayDay, sayMonth } from '../components/dates.ts';

const TURN = 1_000_000;

/** An account in turns, to one decimal. */
export function inTurns(owed: number): number {
  // Rounded away from 0 on both sides, so that two accounts that cancel out say so.
  return (Math.sign(owed) * Math.round((Math.abs(owed) / TURN) * 10)) / 10 || 0;
}

const number = (value: number) => (value === 1 ? '1 turn' : `${value} turns`);

/** “owed 0.8 turns”, “ahead by 1 turn”, “even”. */
export function sayOwed(owed: number): string {
  const turns = inTurns(owed);
  if (turns === 0) return 'even';
  return turns > 0 ? `owed ${number(turns)}` : `ahead by ${number(-turns)}`;
}

const TIMES = ['never', 'once', 'twice'];
export const sayLed = (led: number): string =>
  led === 0 ? 'has not led yet' : `led ${TIMES[led] ?? `${led} times`}`;

type Standing = Pick<RotaReason, 'owed' | 'owedNow' | 'lastLed'>;

/** Whether turns before this one change what they are owed. */
const isThen = ({ owed, owedNow }: Standing) => owedNow !== null && inTurns(owed) !== inTurns(owedNow);

/** What they are owed before a turn: “owed 0.8 turns”, “even by then”. */
export const sayOwedThen = (standing: Standing): string =>
  isThen(standing) ? `${sayOwed(standing.owed)} by then` : sayOwed(standing.owed);

/** The day of a moment on the reader's calendar, in words. */
export const dayOf = (moment: string): string => sayDay(dayHere(moment));

/** When they lead last before a turn: “last facilitated in March 2026”, “leads on 14 January”. */
export function sayLast(lastLed: string | null, isMe: boolean, before = 'last facilitated in'): string {
  if (lastLed === null) return 'no session led yet';
  if (Date.parse(lastLed) <= Date.now()) return `${before} ${sayMonth(lastLed)}`;
  return `${isMe ? 'you lead' : 'leads'} ${onDay(dayOf(lastLed))}`;
}

/** “Priya is owed 0.8 turns; last facilitated in March 2026”, “You will be even by then (now owed 1 turn); …”. */
export function sayStanding(name: string, isMe: boolean, standing: Standing): string {
  const { owed, owedNow, lastLed } = standing;
  const last = sayLast(lastLed, isMe);
  if (owedNow === null || !isThen(standing))
    return `${name} ${isMe ? 'are' : 'is'} ${sayOwed(owed)}; ${last}`;
  return `${name} will be ${sayOwed(owed)} by then (now ${sayOwed(owedNow)}); ${last}`;
}

/**
 * “Priya is owed 0.8 turns; last facilitated in March 2026.” Where they are proposed, also what else has decided;
 * somebody who is planned or has agreed may not have been proposed.
 */
export function sayReason(
  name: string,
  isMe: boolean,
  reason: RotaReason,
  how: RotaTurn['how'] = 'proposed',
): string {
  const { by, passedOver, again, skipped, beginning, among } = reason;
  if (reason.isAlone) return ROTA.alone;
  const said = [`${sayStanding(isMe ? ROTA.you : name, isMe, reason)}.`];
  if (how !== 'proposed') return said.join(' ');
  if (by === 'wait') said.push('Others are owed as much and have waited less.');
  if (by === 'draw') said.push('Others are owed as much and have waited as long: it was drawn.');
  if (passedOver) {
    const turn = passedOver.leads === 'after' ? 'the turn after this one' : 'the turn before this one';
    said.push(
      `${passedOver.person.name} would come first (${sayOwed(passedOver.owed)} by then), but has ${turn}.`,
    );
  }
  if (again && among > 1)
    said.push('That is twice running, because nobody else who can lead that day is owed anything.');
  if (skipped.length > 0) {
    const names = skipped.map((person) => person.name).join(', ');
    said.push(`${names} would come first, but cannot lead that day.`);
  }
  if (beginning) said.push('Until two people have been to a session, everybody takes part.');
  said.push(
    among === 1 ? 'Nobody else can lead that day.' : `Chosen among the ${among} who can lead that day.`,
  );
  return said.join(' ');
}

const HOW: Record<RotaTurn['how'], string> = { planned: 'planned', agreed: 'agreed', proposed: 'proposed' };

const WHY: Record<string, string> = {
  'takes-no-turns': 'takes no turns',
  paused: 'paused',
  away: 'away today',
  'not-attended': 'has not been to a session yet',
};

const RISKS: Record<TurnRisk, (name: string) => string> = {
  paused: (name) => `${name} has paused over that day, and leads it until somebody takes it.`,
  away: (name) => `${name} is away that day, and leads it until somebody takes it.`,
  left: (name) => `${name} has left, and nobody has taken it yet.`,
  'nobody-volunteers': () => 'Everybody who was asked has declined. Whoever plans can choose somebody.',
};

export const ROTA = {
  title: 'Who leads',
  back: 'People',
  guest: 'As a guest you do not see who leads.',
  you: 'You',
  led: 'led',
  how: (turn: Pick<RotaTurn, 'how'>) => HOW[turn.how],
  nobody: 'Nobody can lead',
  nobodyWhy: 'Everybody who takes turns has paused, is away or cannot lead that day.',
  why: 'Why?',
  whyOf: (name: string, day: string) => `Why ${name} ${onDay(day)}?`,
  alone: 'Turns are shared once two people are in the rota.',
  all: 'Turns, accounts and history',
  none: 'As soon as people belong who can lead, whose turn it is stands here.',
  next: 'Next turns',
  notPlanned: 'not planned yet',
  accounts: 'Accounts',
  accountsHint:
    'As they stand today: turns to come are not in them yet. Each session gives everybody who could have led it an equal share of a turn; whoever leads it pays one. With those of people who have left, which are not shown, they add up to nothing.',
  account: ({ owed, led }: Pick<RotaAccount, 'owed' | 'led'>) => `${sayOwed(owed)}, ${sayLed(led)}`,
  notNow: (why: string) => WHY[why] ?? '',
  pausedUntil: (day: string) => `paused until ${day}`,
  risk: (risk: TurnRisk, name: string) => RISKS[risk](name),
  with: (name: string) => `with ${name}`,
  shadowed: (name: string) => `${name} shadows`,
  skips: (names: string) => `Cannot lead that day: ${names}`,
  chosen: (by: string, reason: string) => `Chosen by ${by}: ${reason}`,
  swapped: 'Swapped',
  volunteered: 'Volunteered',
  swapAsked: (names: string) => `A swap is asked of ${names}`,
  givenBack: (name: string, reason: string) => `${name} gives it back: “${reason}”`,
  askedNow: (name: string) => `Asked now: ${name}`,

  accept: 'Accept',
  acceptOf: (day: string) => `Accept the turn ${onDay(day)}`,
  keep: 'Keep it after all',
  keepOf: (day: string) => `Keep it after all: ${day}`,
  passOn: 'Pass on',
  passOnOf: (day: string) => `Pass on the turn ${onDay(day)}`,
  skip: 'I can’t lead that day',
  skipDo: 'Leave me out',
  unskip: 'I can lead that day',
  unskipOf: (day: string) => `I can lead that day: ${day}`,
  swap: 'Swap',
  swapOf: (day: string) => `Swap the turn ${onDay(day)}`,
  withdraw: 'Take the swap back',
  giveBack: 'Give back',
  giveBackOf: (day: string) => `Give back the turn ${onDay(day)}`,
  take: 'I will lead it',
  takeOf: (day: string) => `I will lead it: ${day}`,
  decline: 'Not this time',
  declineOf: (day: string) => `Not this time: ${day}`,
  agree: 'Swap',
  agreeOf: (name: string) => `Agree to swap with ${name}`,
  more: (day: string) => `More for the turn ${onDay(day)}`,
  coFacilitate: 'Facilitate with them',
  coFacilitateNot: 'No longer facilitate with them',
  shadow: 'Shadow it before a first turn',
  shadowNot: 'No longer shadow it',
  choose: 'Choose somebody else',
  chooseTitle: (day: string) => `Who leads: ${day}`,
  chooseWho: 'Facilitator',
  chooseWhy: 'Why them?',
  chooseDo: 'Choose',
  reason: 'Reason',
  reasonSkip: 'Reason, if you like',
  reasonHint: 'It stands in the history, for everybody in the community.',
  passOnExplained:
    'The next in the rota is proposed instead. It is like being away that day: it costs no place and wins none.',
  skipExplained: (name: string | null) =>
    `You are not proposed for that day. It is like being away: it costs no place and wins none.${name === null ? '' : ` ${name}’s turn stays as it is.`}`,
  giveBackExplained:
    'You lead it until somebody takes it. Volunteers are asked one by one, in the order of the rota.',
  giveBackDraft: 'The next in the rota is proposed instead.',
  cancel: 'Cancel',

  swapTitle: (day: string) => `Swap your turn: ${day}`,
  swapHint: 'The first who agrees has it. Until then the turn stays yours.',
  swapNone: 'Nobody else can lead that day.',
  swapWord: 'A word with it, if you like',
  swapAsk: (count: number) => (count < 2 ? 'Ask them' : `Ask ${count} people`),
  swapWith: (name: string, day: string, owed: number) =>
    `If you swap with ${name}, you lead ${onDay(day)} and are then ${sayOwed(owed)}.`,
  swapFor: (name: string, owed: number) =>
    `If ${name} takes it over, you lead nothing for it and are then ${sayOwed(owed)}.`,

  mine: 'You',
  facilitates: 'I take turns at facilitating',
  pause: 'Pause until',
  fromToday: 'A day from today on.',
  pauseHint:
    'Until then nothing is asked of you, on Home or by a notice. What you have taken on stays on Home.',
  away: 'Away',
  awayFrom: 'From',
  awayTo: 'To',
  awayAdd: 'Add days away',
  awayRemove: (from: string, to: string) => `Remove the days away from ${from} to ${to}`,
  awayDays: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  resume: 'Resume now',
  save: 'Save',
  saved: 'Saved',

  history: 'History',
  historyHint: 'Written by what was done. Nobody can change it.',
  historyNone: 'Nothing yet. What is accepted, passed on, swapped and led stands here, with its reasons.',
  older: 'Older',

  mineTurn: 'Your turn to facilitate',
  mineAgreed: 'You lead',
  swapAsks: (name: string, day: string) => `${name} asks you to lead ${onDay(day)}`,
  swapThen: (myDay: string | null, owed: number) =>
    myDay
      ? `They lead ${onDay(myDay)}, and you are then ${sayOwed(owed)}.`
      : `You are then ${sayOwed(owed)}.`,
  offered: (name: string) => `${name} gives back`,
  offeredAsk: 'Will you lead it?',
  atRisk: 'Who leads?',
  toRota: 'See the rota',
  accepted: 'It is yours',
  passedOn: 'Passed on',
  skipped: 'You are left out that day',
  notSkipped: 'You can be proposed again',
  asked: 'Asked',
  agreed: 'Swapped',
  declined: 'Declined',
  withdrawn: 'The swap is not asked any more',
  gaveBack: 'Given back',
  taken: 'You lead it',
  joined: 'Noted',
  chose: 'Noted, with your reason',
} as const;
