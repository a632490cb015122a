import { atStart, sayDistance, sayExactly, sayExactlyIn, sayMoment } from './dates.ts';
import { COMPONENTS } from './texts.ts';

interface Props {
  /** A moment in UTC. */
  readonly at: string;
  /** `moment` says “Thursday 14:00 (your time)”, `distance` says “in 3 days”. */
  readonly as?: 'moment' | 'distance';
  /** Leave “(your time)” away, where the place says so. */
  readonly plain?: boolean;
  /** Where it stands inside a sentence: “until tomorrow 09:30”. */
  readonly inside?: boolean;
  /** The zone it was planned in, told on hover as well. */
  readonly zone?: string;
}

/** A moment in the reader's own time; the exact one on hover. */
export function When({ at, as = 'moment', plain = false, inside = false, zone }: Props) {
  const said = as === 'distance' ? sayDistance(at) : sayMoment(at);
  return (
    <time dateTime={at} title={zone ? `${sayExactly(at)}\n${sayExactlyIn(at, zone)}` : sayExactly(at)}>
      {as === 'distance' || inside ? said : atStart(said)}
      {as === 'moment' && !plain && ` (${COMPONENTS.yourTime})`}
    </time>
  );
}
