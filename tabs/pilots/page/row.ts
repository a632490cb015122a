import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { isLocked, peopleOf, stageOf } from '../../../domain/pilots/pilot.ts';

/** What can be done with a pilot. */
export type Step =
  | 'check-in'
  | 'report'
  | 'correct'
  | 'change'
  | 'amend'
  | 'repeat'
  | 'join'
  | 'copy-link'
  | 'end'
  | 'withdraw';

/** What stands in the row of action of a pilot's page. */
export interface ActionRow {
  /** The one button that stands out; null where nothing does. */
  readonly primary: Step | null;
  readonly beside: readonly Step[];
  /** In this order; what cannot be taken back is last. */
  readonly menu: readonly Step[];
}

type Seen = Pick<PilotPage, 'pilot' | 'abilities' | 'requests'>;

/** What the moment asks for, for whoever looks at the page now. */
export function rowOf({ pilot, abilities, requests }: Seen, me: string, now: Date): ActionRow {
  const stage = stageOf(pilot, now);
  const runs = peopleOf(pilot).includes(me);
  const asked = requests.some(({ person }) => person.id === me);
  const reported = pilot.state === 'reported';
  const may: Record<Step, boolean> = {
    'check-in': abilities.checkIn === 'yes',
    report: abilities.report === 'yes' && !reported,
    correct: abilities.report === 'yes' && reported,
    change: abilities.change === 'yes',
    amend: abilities.change === 'yes' && isLocked(pilot, now),
    // One's own goes on by itself.
    repeat: abilities.repeat === 'yes' && !runs,
    join: abilities.join === 'yes' && !runs && !asked,
    'copy-link': true,
    end: abilities.end === 'yes',
    withdraw: abilities.report === 'yes' && reported,
  };
  const wanted: Step | null = runs
    ? (
        {
          'to-come': 'change',
          running: 'check-in',
          waiting: 'report',
          ended: 'report',
          reported: null,
        } as const
      )[stage]
    : 'repeat';
  const primary = wanted && may[wanted] ? wanted : null;
  const beside = (runs ? (['correct'] as const) : (['join'] as const)).filter((step) => may[step]);
  const order: readonly Step[] = [
    'check-in',
    'report',
    'change',
    'amend',
    'repeat',
    'copy-link',
    'end',
    'withdraw',
  ];
  return { primary, beside, menu: order.filter((step) => may[step] && step !== primary) };
}
