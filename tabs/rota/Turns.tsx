import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { openRota, type RotaTurn } from '../../domain/rota/contract.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { atStart } from '../components/dates.ts';
import { Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { dayOf, ROTA, sayOwedThen, sayReason } from './texts.ts';

const useStyles = makeStyles({
  turns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(116px, 1fr))',
    gap: '16px 0',
    listStyleType: 'none',
    margin: 0,
    padding: '16px 0 8px',
  },
  turn: {
    position: 'relative',
    display: 'grid',
    alignContent: 'start',
    justifyItems: 'start',
    gap: '2px',
    paddingInlineEnd: '12px',
    // The line of time, behind the faces.
    '::before': {
      content: '""',
      position: 'absolute',
      top: '16px',
      insetInline: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  face: {
    position: 'relative',
    width: '32px',
    height: '32px',
    fontSize: '12px',
    outline: `4px solid ${tokens.colorNeutralBackground1}`,
  },
  // Still to come: an open ring, as it is not done yet.
  coming: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
  },
  planned: { border: `2px solid ${tokens.colorNeutralStrokeAccessible}` },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  why: { minWidth: 0, marginInlineStart: '-8px' },
  said: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** As many as are shown of those who led. */
const LED = 2;
const COMING = 6;

function Led({ session, me }: { session: Session; me: string | null }) {
  const styles = useStyles();
  const { facilitator, communityId, id, topic, startsAt } = session;
  return (
    <li className={styles.turn}>
      <Face person={facilitator} className={styles.face} />
      <span className={styles.name}>{facilitator.id === me ? ROTA.you : facilitator.name}</span>
      <span className={styles.quiet}>
        {ROTA.led}{' '}
        <TextLink href={`/communities/${communityId}/sessions/${id}`} label={`${dayOf(startsAt)}: ${topic}`}>
          {dayOf(startsAt)}
        </TextLink>
      </span>
    </li>
  );
}

interface ComingProps {
  readonly communityId: string;
  readonly turn: RotaTurn;
  readonly me: string | null;
  readonly isOpen: boolean;
  readonly saidIn: string;
  readonly onWhy: () => void;
}

function Coming({ communityId, turn, me, isOpen, saidIn, onWhy }: ComingProps) {
  const styles = useStyles();
  const { person, startsAt, topic } = turn;
  const day = dayOf(startsAt);
  const face = mergeClasses(styles.face, styles.coming, turn.how === 'planned' && styles.planned);
  const name = person && (person.id === me ? ROTA.you : person.name);
  return (
    <li className={styles.turn}>
      <Face person={person ?? { id: '', name: '?' }} className={face} />
      <span className={styles.name}>{name ?? ROTA.nobody}</span>
      <span className={styles.quiet}>
        {ROTA.how(turn)}{' '}
        {topic === null ? (
          day
        ) : (
          <TextLink href={`/communities/${communityId}/sessions/${turn.id}`} label={`${day}: ${topic}`}>
            {day}
          </TextLink>
        )}
      </span>
      {person && !turn.reason.isAlone && <span className={styles.quiet}>{sayOwedThen(turn.reason)}</span>}
      {!turn.reason.isAlone && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.why}
          aria-expanded={isOpen}
          aria-controls={saidIn}
          aria-label={ROTA.whyOf(name ?? ROTA.nobody, day)}
          onClick={onWhy}
        >
          {ROTA.why}
        </Button>
      )}
    </li>
  );
}

interface Props {
  readonly communityId: string;
  readonly me: string | null;
}

/** Whose turn is it? Those who led, those who lead next, and why. */
export default function Turns({ communityId, me }: Props) {
  const styles = useStyles();
  const saidIn = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const params = { communityId };
  const rota = useData(openRota, { params });
  const past = useData(listSessions, { params, query: { when: 'past' } });
  const failed = failedOf([rota, past]);
  const led = (past.data?.sessions ?? [])
    .filter(({ state }) => state === 'closed')
    .slice(0, LED)
    .reverse();
  const turns = (rota.data?.turns ?? []).slice(0, COMING);
  const why = turns.find(({ id }) => id === asked);
  return (
    <Section
      title={ROTA.title}
      aside={<TextLink href={`/communities/${communityId}/rota`}>{ROTA.all}</TextLink>}
    >
      {failed && <Problem slim {...failed} />}
      {!failed && !(rota.data && past.data) && <SkeletonRows rows={2} />}
      {rota.data && past.data && led.length + turns.length === 0 && (
        <p className={styles.none}>{ROTA.none}</p>
      )}
      {rota.data && past.data && (
        <ol className={styles.turns} aria-label={ROTA.title}>
          {led.map((session) => (
            <Led key={session.id} session={session} me={me} />
          ))}
          {turns.map((turn) => (
            <Coming
              key={turn.id}
              communityId={communityId}
              turn={turn}
              me={me}
              isOpen={turn.id === asked}
              saidIn={saidIn}
              onWhy={() => setAsked(turn.id === asked ? null : turn.id)}
            />
          ))}
        </ol>
      )}
      {turns.some(({ reason }) => reason.isAlone) && <p className={styles.said}>{ROTA.alone}</p>}
      <div id={saidIn} aria-live="polite">
        {why && (
          <p className={styles.said}>
            <strong>{atStart(dayOf(why.startsAt))}:</strong>{' '}
            {why.person
              ? sayReason(why.person.name, why.person.id === me, why.reason, why.how)
              : `${ROTA.nobody}. ${ROTA.nobodyWhy}`}
          </p>
        )}
      </div>
    </Section>
  );
}
