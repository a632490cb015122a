import { sayDistance, sayExactly, sayMoment } from './dates.ts';
import { COMPONENTS } from './texts.ts';

interface Props {
  /** A moment in UTC. */
  readonly at: string;
  /** `moment` says “Thursday 14:00 (your time)”, `distance` says “in 3 days”. */
  readonly as?: 'moment' | 'distance';
  /** Leave “(your time)” away, where the place says so. */
  readonly plain?: boolean;
}

/** A moment in the reader's own time; the exact one on hover. */
export function When({ at, as = 'moment', plain = false }: Props) {
  return (
    <time dateTime={at} title={sayExactly(at)}>
      {as === 'distance' ? sayDistance(at) : sayMoment(at)}
      {as === 'moment' && !plain && ` (${COMPONENTS.yourTime})`}
    </time>
  );
}
