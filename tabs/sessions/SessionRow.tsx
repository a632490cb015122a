import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Session } from '../../domain/sessions/session.ts';
import { dateParts, sayExactly, sayTime } from '../components/dates.ts';
import { Face } from '../components/People.tsx';
import { useHost } from '../host/use-host.ts';
import { FORMAT_WORDS, SESSION_WORDS, standingOf } from './session-words.ts';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '60px',
    padding: '8px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '@media (max-width: 480px)': { gridTemplateColumns: '44px minmax(0, 1fr)' },
  },
  date: {
    display: 'grid',
    justifyItems: 'center',
    lineHeight: '16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  day: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  topic: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    // The whole row is the link, while its name is the topic alone.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  over: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '6px',
    color: tokens.colorNeutralForeground2,
  },
  dot: { color: tokens.colorNeutralForeground3 },
  face: { width: '20px', height: '20px', fontSize: '9px' },
  end: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 480px)': { gridColumn: '2' },
    ':empty': { display: 'none' },
  },
  standing: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  live: { color: tokens.colorBrandForeground1 },
  // What can be pressed in a row lies above the row's own link.
  actions: { position: 'relative', zIndex: 1 },
});

interface Props {
  readonly session: Session;
  /** Buttons for this session, at the end of the row. */
  readonly actions?: ReactNode;
}

/** A session in a list: when, what, who facilitates, and what is worth knowing about it. A link to its page. */
export function SessionRow({ session, actions }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const { weekday, day, month, year } = dateParts(session.startsAt);
  const { facilitator, rsvps } = session;
  const standing = standingOf(session);
  const over = session.state === 'closed';
  const counts =
    session.state === 'cancelled' || rsvps.invited === 0
      ? null
      : over
        ? SESSION_WORDS.came(rsvps.accepted)
        : SESSION_WORDS.come(rsvps.accepted, rsvps.invited);
  return (
    <div className={styles.row}>
      <time className={styles.date} dateTime={session.startsAt} title={sayExactly(session.startsAt)}>
        <span>{year === null ? weekday : year}</span>
        <span className={styles.day}>{day}</span>
        <span>{month}</span>
      </time>
      <div>
        <Link
          href={`/communities/${session.communityId}/sessions/${session.id}`}
          className={mergeClasses(styles.topic, session.state === 'cancelled' && styles.over)}
        >
          {session.topic}
        </Link>
        <div className={styles.facts}>
          <span>{sayTime(session.startsAt)}</span>
          <span aria-hidden className={styles.dot}>
            ·
          </span>
          <Face person={facilitator} className={styles.face} />
          <span>
            {facilitator.id === personId
              ? SESSION_WORDS.youFacilitate
              : SESSION_WORDS.facilitates(facilitator.name)}
          </span>
          <span aria-hidden className={styles.dot}>
            ·
          </span>
          <span>{FORMAT_WORDS[session.format]}</span>
        </div>
      </div>
      <div className={styles.end}>
        {standing && (
          <span className={mergeClasses(styles.standing, session.state === 'live' && styles.live)}>
            {standing}
          </span>
        )}
        {counts && <span>{counts}</span>}
        {actions && <span className={styles.actions}>{actions}</span>}
      </div>
    </div>
  );
}
