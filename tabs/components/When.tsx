import { atStart, sayDistance, sayExactly, sayExactlyIn, sayMoment } from './dates.ts';
import { COMPONENTS } from './texts.ts';

interface Props {
  /** A moment in UTC. */
  readonly at: string;
  /** `moment` says “Thursday 14:00 (your time)”, `distance` says “in 3 days”. */
  readonly as?: 'moment' | 'distance';
  /** Leave “(your time)” away, where the place says so. */
  readonly plain?: boolean;
  /** The zone it was planned in, told on hover as well. */
  readonly zone?: string;
}

/** A moment in the reader's own time; the exact one on hover. */
export function When({ at, as = 'moment', plain = false, zone }: Props) {
  return (
    <time dateTime={at} title={zone ? `${sayExactly(at)}\n${sayExactlyIn(at, zone)}` : sayExactly(at)}>
      {as === 'distance' ? sayDistance(at) : atStart(sayMoment(at))}
      {as === 'moment' && !plain && ` (${COMPONENTS.yourTime})`}
    </time>
  );
}
