import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { answeredFor } from '../../domain/sessions/answers.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import { isGathering } from '../../domain/sessions/policy.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { sayMoment } from '../components/dates.ts';
import { sayOutcome } from '../components/outcome.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { openTeamsLink } from '../host/links.ts';
import { COMMUNITY } from './texts.ts';

const useStyles = makeStyles({
  next: { display: 'grid', gap: '2px', padding: '12px 0' },
  topic: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  when: { fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
  none: { margin: 0, padding: '11px 0 8px', color: tokens.colorNeutralForeground2 },
  more: { marginTop: '8px' },
  join: { justifySelf: 'start', marginTop: '8px' },
});

const pageOf = (session: Session) => `/communities/${session.communityId}/sessions/${session.id}`;

/** The link to join the session that takes place just now; null while there is none. */
export function gatheringAt(session: Session | undefined, now: Date): string | null {
  return session && isGathering(session, now) ? session.joinUrl : null;
}

const facilitates = ({ facilitator }: Session, me: string | undefined) =>
  facilitator.id === me ? COMMUNITY.youFacilitate : COMMUNITY.facilitates(facilitator.name);

function Next({ session, me }: { session: Session; me: string | undefined }) {
  const styles = useStyles();
  const { rsvps } = session;
  const before = answeredFor(session);
  const joinUrl = gatheringAt(session, new Date());
  const facts = [
    facilitates(session, me),
    rsvps.invited > 0 &&
      (before
        ? COMMUNITY.acceptedBefore(rsvps.accepted, sayMoment(before))
        : COMMUNITY.accepted(rsvps.accepted, rsvps.invited)),
  ].filter(Boolean);
  return (
    <div className={styles.next}>
      <TextLink quiet href={pageOf(session)} className={styles.topic}>
        {session.topic}
      </TextLink>
      <span className={styles.when}>
        {session.state === 'live' ? COMMUNITY.live : <When at={session.startsAt} />}
      </span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      {session.invite === 'failed' && <span className={styles.facts}>{COMMUNITY.inviteFailed}</span>}
      {joinUrl && (
        <Button appearance="primary" className={styles.join} onClick={() => void openTeamsLink(joinUrl)}>
          {COMMUNITY.join}
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly sessions: readonly Session[];
  readonly reads: boolean;
  readonly me: string | undefined;
  /** When the next one would be by the cadence, in words. */
  readonly byRhythm: string | null;
}

/** The next session in full, those after it as rows; without any, when it would be. */
export function ComingSessions({ sessions, reads, me, byRhythm }: Props) {
  const styles = useStyles();
  const [next, ...rest] = sessions;
  const title = reads ? COMMUNITY.next : COMMUNITY.showcases;
  if (!next) {
    return (
      <Section title={title}>
        <p className={styles.none}>
          {reads
            ? [COMMUNITY.noSession, byRhythm && COMMUNITY.noSessionNext(byRhythm)].filter(Boolean).join(' ')
            : COMMUNITY.showcasesNone}
        </p>
      </Section>
    );
  }
  return (
    <>
      <Section title={title}>
        <Next session={next} me={me} />
      </Section>
      {rest.length > 0 && (
        <Section title={COMMUNITY.coming}>
          <Rows>
            {rest.map((session) => (
              <Row key={session.id} end={<When at={session.startsAt} plain />}>
                <TextLink href={pageOf(session)}>{session.topic}</TextLink>
                <div className={styles.quiet}>{facilitates(session, me)}</div>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

/** What a past session's row adds to its topic, where there is something to add. */
function remark(session: Session): string {
  if (session.state === 'cancelled') return ` · ${COMMUNITY.cancelled}`;
  return isOpen(session.state) ? ` · ${COMMUNITY.notClosed}` : '';
}

interface PastProps {
  readonly communityId: string;
  readonly reads: boolean;
}

/** A page of past sessions and, once they are asked for, those before. */
function PastPage({ communityId, after }: { readonly communityId: string; readonly after?: string }) {
  const styles = useStyles();
  const page = useRef<HTMLDivElement>(null);
  const [earlier, setEarlier] = useState(false);
  const { data, error, reload } = useData(listSessions, {
    params: { communityId },
    query: { when: 'past', ...(after && { after }) },
  });
  const arrived = data !== undefined;
  // The button that asked for them is gone: whoever pressed it goes on reading here.
  useEffect(() => {
    if (arrived && after) page.current?.querySelector('a')?.focus();
  }, [arrived, after]);
  return (
    <div ref={page}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data?.sessions.length === 0 && !after && <p className={styles.none}>{COMMUNITY.pastNone}</p>}
      {data && (
        <Rows>
          {data.sessions.map((session) => {
            const left = sayOutcome(session.outcome);
            return (
              <Row key={session.id} end={<When at={session.startsAt} plain />}>
                <TextLink href={pageOf(session)}>
                  {session.topic}
                  <span className={styles.quiet}>{remark(session)}</span>
                </TextLink>
                {left && <div className={styles.quiet}>{left}</div>}
              </Row>
            );
          })}
        </Rows>
      )}
      {data?.next &&
        (earlier ? (
          <PastPage communityId={communityId} after={data.next} />
        ) : (
          <Button size="small" appearance="subtle" className={styles.more} onClick={() => setEarlier(true)}>
            {COMMUNITY.earlier}
          </Button>
        ))}
    </div>
  );
}

export function PastSessions({ communityId, reads }: PastProps) {
  const { data } = useData(listSessions, { params: { communityId }, query: { when: 'past' } });
  // A guest is not told of sessions that they may not see.
  if (!reads && (data?.sessions.length ?? 0) === 0) return null;
  return (
    <Section title={COMMUNITY.past}>
      <PastPage communityId={communityId} />
    </Section>
  );
}
