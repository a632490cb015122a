import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { listMembers, listNews, openCommunity } from '../../domain/community/contract.ts';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { openRhythm } from '../../domain/rhythm/contract.ts';
import { answerOf } from '../../domain/sessions/answers.ts';
import { listSessions, openSession } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { sayMoment } from '../components/dates.ts';
import { latestOf } from '../components/latest-news.ts';
import { NewsRow } from '../components/NewsRow.tsx';
import { Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useHost } from '../host/use-host.ts';
import { NextSession } from '../sessions/list/NextSession.tsx';
import { NothingPlanned } from '../sessions/list/NothingPlanned.tsx';
import { Background } from './Background.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { OpenHere } from './OpenHere.tsx';
import { COMMUNITY } from './texts.ts';

const Charter = lazy(() => import('../charter/OnOverview.tsx'));
const PulseTrend = lazy(() => import('../safety/pulse/PulseTrend.tsx'));
const AskToJoin = lazy(() => import('../inclusion/AskToJoin.tsx'));

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 272px',
    gap: '0 48px',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { margin: '8px 0 0', whiteSpace: 'pre-wrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** The next session with my own answer, which only its page knows. */
function Next({ session, me }: { session: Session; me: string }) {
  const params = { communityId: session.communityId, sessionId: session.id };
  const { data, error } = useData(openSession, { params });
  const mine = data ? answerOf(data.rsvps, me) : 'none';
  return (
    <NextSession
      session={session}
      myAnswer={data || error ? mine : null}
      me={me}
      inviteTry={data?.inviteTry ?? null}
      community={null}
      now={Date.now()}
    />
  );
}

function News({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listNews, { params: { communityId } });
  const latest = latestOf(data?.news ?? []);
  return (
    <Section title={COMMUNITY.news}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && latest.length === 0 && <p className={styles.none}>{COMMUNITY.newsNone}</p>}
      <Rows>
        {latest.map((one) => (
          <NewsRow key={one.about} news={one} community={null} />
        ))}
      </Rows>
    </Section>
  );
}

/** What is happening here? */
const CommunityPage: Page = ({ params }) => {
  const styles = useStyles();
  const { personId } = useHost();
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  const coming = useData(
    listSessions,
    { params: { communityId }, query: { when: 'upcoming' } },
    { every: 60_000 },
  );
  const past = useData(listSessions, { params: { communityId }, query: { when: 'past' } });
  const runs = data?.abilities.runCommunity === 'yes';
  const reads = data?.abilities.readCommunity === 'yes';
  const young = runs && past.data?.sessions.length === 0;
  const members = useData(listMembers, young ? { params: { communityId } } : null);
  const rhythm = useData(openRhythm, young ? { params: { communityId } } : null);
  const artifacts = useData(listArtifacts, young ? { params: { communityId } } : null);
  if (!data) {
    if (!error) return <SkeletonRows rows={8} />;
    const outside = error instanceof ApiProblem && error.status === 403;
    if (outside)
      return (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <AskToJoin communityId={communityId} problem={error} onRetry={reload} home={COMMUNITY.leaveHome} />
        </Suspense>
      );
    return <Problem problem={error} onRetry={reload} />;
  }
  const { community, details, role } = data;
  const home = `/communities/${communityId}`;
  const moment = rhythm.data?.drafts[0]?.startsAt;
  const [next] = coming.data?.sessions ?? [];
  // In a new community the first steps come first, in place of empty sections.
  const begins =
    young && members.data !== undefined && coming.data !== undefined && artifacts.data !== undefined;
  const hasPeople = (members.data?.members.length ?? 0) > 1;
  const hasPlaybook = (artifacts.data?.published ?? 0) > 0;
  const deciding =
    runs &&
    [past, coming, ...(young ? [members, artifacts] : [])].some((asked) => !asked.data && !asked.error);
  const leads = begins && !(hasPeople && next && hasPlaybook);
  return (
    <>
      <Unseen as="h1">{community.name}</Unseen>
      <div className={styles.columns}>
        <div>
          {coming.error && <Problem slim problem={coming.error} onRetry={coming.reload} />}
          {(deciding || (!coming.data && !coming.error)) && <SkeletonRows rows={6} />}
          {!deciding && next && <Next key={next.id} session={next} me={personId} />}
          {leads && (
            <FirstSteps
              communityId={communityId}
              people={hasPeople}
              session={next !== undefined}
              playbook={hasPlaybook}
              byRhythm={moment ? sayMoment(moment) : null}
            />
          )}
          {coming.data && !deciding && !next && !leads && (
            <NothingPlanned communities={[{ ...community, role }]} />
          )}
          {reads && !leads && !deciding && (
            <>
              <OpenHere
                communityId={communityId}
                role={role}
                me={personId}
                past={past.data?.sessions ?? []}
              />
              <News communityId={communityId} />
            </>
          )}
          {!reads && (
            <p className={styles.quiet}>
              {COMMUNITY.guest} <TextLink href={`${home}/people`}>{COMMUNITY.leave}</TextLink>
            </p>
          )}
        </div>
        {details && (
          <div>
            {details.northStar && (
              <Section title={COMMUNITY.northStar}>
                <p className={styles.text}>{details.northStar}</p>
              </Section>
            )}
            <Section
              title={COMMUNITY.purpose}
              aside={
                runs && (
                  <TextLink href={`${home}/edit`} label={COMMUNITY.editLabel}>
                    {COMMUNITY.edit}
                  </TextLink>
                )
              }
            >
              <p className={styles.text}>{details.purpose}</p>
            </Section>
            <Suspense>
              <Charter communityId={communityId} />
            </Suspense>
            <Suspense>{reads && <PulseTrend communityId={communityId} />}</Suspense>
            <Background community={details} />
          </div>
        )}
      </div>
    </>
  );
};
export default CommunityPage;
