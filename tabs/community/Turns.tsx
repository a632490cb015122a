import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Member } from '../../domain/community/community.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { sayDay } from '../components/dates.ts';
import { Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { PEOPLE } from './texts.ts';
import { type Turn, turnsOf } from './turns.ts';

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
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

function One({ turn, me }: { turn: Turn; me: string | null }) {
  const styles = useStyles();
  const { kind, person, session } = turn;
  const name = person.id === me ? PEOPLE.youName : person.name;
  return (
    <li className={styles.turn}>
      <Face person={person} className={mergeClasses(styles.face, kind !== 'led' && styles.coming)} />
      <span className={styles.name}>{name}</span>
      <span className={styles.quiet}>
        {PEOPLE.turns[kind]}
        {session && (
          <>
            {' '}
            <TextLink
              href={`/communities/${session.communityId}/sessions/${session.id}`}
              label={PEOPLE.turnOf(dayOf(session.startsAt), session.topic)}
            >
              {dayOf(session.startsAt)}
            </TextLink>
          </>
        )}
      </span>
    </li>
  );
}

const two = (value: number) => String(value).padStart(2, '0');

/** The day of a moment on the reader's calendar, in words. */
function dayOf(moment: string): string {
  const at = new Date(moment);
  return sayDay(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
}

interface Props {
  readonly communityId: string;
  readonly members: readonly Member[];
  readonly me: string | null;
}

/** Whose turn is it? Those who led, those who lead next, and who would be after them. */
export function Turns({ communityId, members, me }: Props) {
  const styles = useStyles();
  const params = { communityId };
  const coming = useData(listSessions, { params, query: { when: 'upcoming' } });
  const past = useData(listSessions, { params, query: { when: 'past' } });
  const failed = failedOf([coming, past]);
  const turns = coming.data && past.data ? turnsOf(members, coming.data.sessions, past.data.sessions) : null;
  return (
    <Section title={PEOPLE.turnsTitle}>
      {failed && <Problem slim {...failed} />}
      {!turns && !failed && <SkeletonRows rows={2} />}
      {turns?.length === 0 && <p className={styles.none}>{PEOPLE.turnsNone}</p>}
      {turns && turns.length > 0 && (
        <ol className={styles.turns} aria-label={PEOPLE.turnsTitle}>
          {turns.map((turn) => (
            <One key={turn.session?.id ?? 'next'} turn={turn} me={me} />
          ))}
        </ol>
      )}
    </Section>
  );
}
