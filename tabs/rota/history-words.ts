import type { RotaEvent } from '../../domain/rota/history.ts';
import { onDay, sayDate } from '../components/dates.ts';
import { sayOwed } from './texts.ts';

const on = ({ date }: RotaEvent) => (date ? ` ${onDay(sayDate(date))}` : '');
const whom = ({ person }: RotaEvent) => person?.name ?? 'somebody';

/** What each event says after the name of whoever did it. */
const WORDS: Record<RotaEvent['what'], (event: RotaEvent) => string> = {
  led: (event) =>
    `led${on(event)}${event.account ? `: ${sayOwed(event.account.before)} before, ${sayOwed(event.account.after)} after` : ''}`,
  corrected: () => 'led it after all, so their account pays',
  'not-held': () => 'called off a session that was settled: everybody’s account is as it was before',
  accepted: (event) => `accepted the turn${on(event)}`,
  skipped: (event) => `cannot lead${on(event)}`,
  'not-skipped': (event) => `can lead${on(event)} after all`,
  'swap-asked': (event) =>
    event.person
      ? `asked ${whom(event)} to swap the turn${on(event)}`
      : `asked for a swap of the turn${on(event)}`,
  swapped: (event) =>
    `took the turn${on(event)} of ${whom(event)}${event.until ? `, who leads ${onDay(sayDate(event.until))} instead` : ''}`,
  'swap-declined': (event) => `declined to swap the turn${on(event)} with ${whom(event)}`,
  'swap-withdrawn': (event) => `took back a swap of the turn${on(event)}`,
  'gave-back': (event) => `gave back the turn${on(event)}`,
  kept: (event) => `keeps the turn${on(event)} after all`,
  volunteered: (event) =>
    `volunteered for the turn${on(event)}${event.person ? `, which was ${whom(event)}’s` : ''}`,
  declined: (event) => `was asked to take the turn${on(event)} and declined`,
  chosen: (event) => `chose ${whom(event)} for the turn${on(event)}`,
  'co-facilitator': (event) =>
    event.person
      ? `noted that ${whom(event)} facilitates${on(event)} as well`
      : `took the second facilitator off the turn${on(event)}`,
  shadow: (event) =>
    event.person
      ? `noted that ${whom(event)} shadows the turn${on(event)}`
      : `noted that nobody shadows the turn${on(event)}`,
  paused: ({ until }) => (until ? `paused until ${sayDate(until)}` : 'paused'),
  resumed: () => 'is back',
  away: ({ date, until }) =>
    date
      ? `is away ${date === until ? onDay(sayDate(date)) : `from ${sayDate(date)} to ${until ? sayDate(until) : ''}`}`
      : 'is away',
  'opted-out': () => 'takes no turns any more',
  'opted-in': () => 'takes turns again',
};

export const sayEvent = (event: RotaEvent): string => WORDS[event.what](event);
