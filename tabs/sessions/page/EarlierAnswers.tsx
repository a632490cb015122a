import type { Rsvp } from '../../../domain/sessions/session.ts';
import { Names } from './Names.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

/** Says whose answers are to the invite that a new one has replaced. */
export function EarlierAnswers({ rsvps, host }: { rsvps: readonly Rsvp[]; host: string | null }) {
  const page = usePageStyles();
  const earlier = rsvps.filter((one) => one.earlier);
  if (earlier.length === 0) return null;
  return (
    <p className={page.small}>
      {PAGE.earlierAnswers(host)} <Names names={earlier.map(({ name }) => name)} />
    </p>
  );
}
