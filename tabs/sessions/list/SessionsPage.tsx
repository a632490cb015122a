import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { openCommunity } from '../../../domain/community/contract.ts';
import { listSessions } from '../../../domain/sessions/contract.ts';
import { listPlanDrafts } from '../../../domain/sessions/plan-draft.ts';
import { failedOf, useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { sayDate } from '../../components/dates.ts';
import { PageHead, Row, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { PastSessions } from './PastSessions.tsx';
import { begunInOutlook, outlookDraftHref, planDrafts } from './plan-drafts.ts';
import { ComingRow, Months } from './SessionRow.tsx';
import { LIST } from './texts.ts';

const DraftsSection = lazy(() => import('../../rhythm/DraftsSection.tsx'));
const TopicsSection = lazy(() => import('../topics/TopicsSection.tsx'));

const useStyles = makeStyles({
  where: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: { margin: 0, padding: '11px 0 8px', color: tokens.colorNeutralForeground2 },
});

/** Plans that were begun in this browser or in Outlook and are not sent. */
function Drafts({ communityId }: { communityId: string }) {
  const { personId } = useHost();
  const styles = useStyles();
  const [here] = useState(() => planDrafts(personId, communityId));
  const { data } = useData(listPlanDrafts, { params: { communityId } });
  const kept = data?.drafts ?? [];
  const names = new Set(kept.map(({ sessionId, savedAt }) => begunInOutlook(sessionId, savedAt)));
  const there = kept.map(({ sessionId, form }) => ({
    href: outlookDraftHref(communityId, sessionId),
    topic: form.topic.trim(),
    date: form.date,
    outlook: true,
  }));
  // A copy in this browser that is newer stands for the same draft.
  const local = here.filter(({ from }) => !names.has(from));
  const drafts = [...local.map((one) => ({ ...one, outlook: false })), ...there];
  if (drafts.length === 0) return null;
  return (
    <Section title={LIST.drafts} aside={LIST.draftsWhy}>
      <Rows>
        {drafts.map(({ href, topic, date, outlook }) => (
          <Row key={href} end={/^\d{4}-\d\d-\d\d$/.test(date) && sayDate(date)}>
            <TextLink href={href}>{topic || LIST.untitled}</TextLink>{' '}
            <span className={styles.where}>{outlook ? LIST.inOutlook : LIST.inBrowser}</span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

/** When do we meet, and when did we? */
const SessionsPage: Page = ({ params }) => {
  const styles = useStyles();
  const [, go] = useLocation();
  const { personId } = useHost();
  const communityId = params.communityId ?? '';
  const about = useData(openCommunity, { params: { communityId } });
  const coming = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  const past = useData(listSessions, { params: { communityId }, query: { when: 'past' } });
  const failed = failedOf([about, coming]);
  if (failed) return <Problem {...failed} />;
  if (!about.data || !coming.data) return <SkeletonRows rows={9} />;
  const plans = about.data.abilities.planSessions === 'yes';
  const reads = about.data.abilities.readCommunity === 'yes';
  const { sessions } = coming.data;
  return (
    <>
      <PageHead
        title={LIST.title}
        actions={
          plans && (
            <Button appearance="primary" onClick={() => go(`/communities/${communityId}/plan`)}>
              {LIST.plan}
            </Button>
          )
        }
      />
      <Section title={reads ? LIST.coming : LIST.showcases}>
        {sessions.length === 0 && <p className={styles.none}>{reads ? LIST.none : LIST.showcasesNone}</p>}
        <Months
          sessions={sessions}
          row={(session) => <ComingRow key={session.id} session={session} me={personId} />}
        />
      </Section>
      {reads && (
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <DraftsSection communityId={communityId} plans={plans} />
        </Suspense>
      )}
      {plans && <Drafts communityId={communityId} />}
      {reads && (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <TopicsSection communityId={communityId} />
        </Suspense>
      )}
      {(reads || (past.data?.sessions.length ?? 0) > 0) && (
        // A guest is not told of sessions that they may not see.
        <Section title={LIST.past}>
          <PastSessions communityId={communityId} />
        </Section>
      )}
    </>
  );
};
export default SessionsPage;
