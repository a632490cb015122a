import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { sayOutcome } from '../../components/outcome.ts';
import { Row, Rows } from '../../components/Page.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { sayAnswers } from '../say-answers.ts';
import { byMonth } from './months.ts';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  month: {
    margin: 0,
    padding: '12px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  live: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

const pageOf = ({ communityId, id }: Session) => `/communities/${communityId}/sessions/${id}`;

/** Who leads a session to come, and who comes. */
function factsOf(session: Session, me: string | null): string {
  const { facilitator, rsvps, invite } = session;
  return [
    facilitator.id === me ? LIST.youFacilitate : LIST.facilitates(facilitator.name),
    sayAnswers(session, rsvps),
    invite === 'failed' && LIST.inviteFailed,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function ComingRow({ session, me }: { session: Session; me: string | null }) {
  const styles = useStyles();
  return (
    <Row
      end={
        session.state === 'live' ? (
          <span className={styles.live}>{LIST.live}</span>
        ) : (
          <When at={session.startsAt} plain />
        )
      }
    >
      <TextLink href={pageOf(session)}>{session.topic}</TextLink>
      <div className={styles.quiet}>{factsOf(session, me)}</div>
    </Row>
  );
}

/** What a past session's row adds to its topic, where there is something to add. */
function remark(session: Session): string {
  if (session.state === 'cancelled') return ` · ${LIST.cancelled}`;
  return isOpen(session.state) ? ` · ${LIST.notClosed}` : '';
}

export function PastRow({ session }: { session: Session }) {
  const styles = useStyles();
  const left = sayOutcome(session.outcome);
  return (
    <Row end={<When at={session.startsAt} plain />}>
      <TextLink href={pageOf(session)}>
        {session.topic}
        <span className={styles.quiet}>{remark(session)}</span>
      </TextLink>
      {left && <div className={styles.quiet}>{left}</div>}
    </Row>
  );
}

interface MonthsProps {
  readonly sessions: readonly Session[];
  /** The month that the rows before end with: it is not named again. */
  readonly after?: string | undefined;
  readonly row: (session: Session) => ReactNode;
}

/** Rows under the month they belong to. */
export function Months({ sessions, after, row }: MonthsProps) {
  const styles = useStyles();
  return byMonth(sessions).map(({ month, sessions: some }) => (
    <div key={month}>
      {month !== after && <h3 className={styles.month}>{month}</h3>}
      <Rows>{some.map(row)}</Rows>
    </div>
  ));
}
