import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { openCharter, type CharterPage as Reply } from '../../domain/charter/contract.ts';
import { openCommunity } from '../../domain/community/contract.ts';
import { failedOf, useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { sayCadence } from '../components/cadence.ts';
import { atStart, cityOf, sayDateInFull } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { Accepted } from './Accepted.tsx';
import { CharterText } from './CharterText.tsx';
import { Proposal } from './Proposal.tsx';
import { CHARTER } from './texts.ts';

const Versions = lazy(() => import('./Versions.tsx'));
const ReviewSheet = lazy(() => import('./ReviewSheet.tsx'));

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 272px',
    gap: '0 48px',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  text: { margin: '8px 0 0' },
  button: { marginTop: '8px' },
});

function Standing({ charter }: { charter: NonNullable<Reply['charter']> }) {
  const styles = useStyles();
  return (
    <p className={styles.quiet}>
      {CHARTER.standing(charter.version)} <When at={charter.adoptedAt} as="distance" />
    </p>
  );
}

/** What have we agreed on? */
const CharterPage: Page = ({ params }) => {
  const styles = useStyles();
  const communityId = params.communityId ?? '';
  const [path, go] = useLocation();
  const { personId } = useHost();
  const asked = useData(openCharter, { params: { communityId } });
  const about = useData(openCommunity, { params: { communityId } });
  const [versions, setVersions] = useState(() => location.hash === '#versions');
  const reviews = useLocationProperty(() => location.hash) === '#review';
  const { data } = asked;
  const details = about.data?.details;
  if (!data || !about.data) {
    const failed = failedOf([asked, about]);
    return failed ? <Problem {...failed} /> : <SkeletonRows rows={10} />;
  }
  const { charter, proposal, accepted, reviewOn, reviewed, abilities } = data;
  const propose = () => go(`${path}/propose`);
  const proposes = abilities.propose === 'yes';
  return (
    <>
      <PageHead
        title={CHARTER.title}
        back={{ href: `/communities/${communityId}`, label: CHARTER.overview }}
        actions={charter && proposes && <Button onClick={propose}>{CHARTER.propose}</Button>}
      >
        {charter && <Standing charter={charter} />}
      </PageHead>
      {asked.error && <Problem slim problem={asked.error} onRetry={asked.reload} />}
      <div className={styles.columns}>
        <div>
          {proposal && (
            <Proposal
              key={proposal.id}
              communityId={communityId}
              page={data}
              proposal={proposal}
              before={charter?.text ?? null}
              me={personId}
            />
          )}
          {charter && !proposal && <CharterText text={charter.text} />}
          {charter && proposal && (
            <Section title={CHARTER.standsNow}>
              <CharterText text={charter.text} />
            </Section>
          )}
          {!charter && !proposal && (
            <EmptyState
              title={CHARTER.emptyTitle}
              action={
                proposes && (
                  <Button appearance="primary" onClick={propose}>
                    {CHARTER.first}
                  </Button>
                )
              }
            >
              {proposes ? CHARTER.empty : CHARTER.emptyReader}
            </EmptyState>
          )}
        </div>
        <div>
          {charter && accepted && (
            <Accepted
              communityId={communityId}
              version={charter.version}
              accepted={accepted}
              mayAccept={abilities.accept === 'yes'}
              mayNudge={abilities.nudge === 'yes'}
              now={data.now}
            />
          )}
          {details && (
            <Section title={CHARTER.cadence}>
              <p className={styles.text}>
                {atStart(sayCadence(details.cadence))}, {cityOf(details.zone)}
              </p>
            </Section>
          )}
          {reviewOn && (
            <Section title={CHARTER.review}>
              {reviewed && (
                <p className={styles.text}>
                  {CHARTER.reviewedBy(reviewed.by.name)} <When at={reviewed.at} as="distance" />.
                </p>
              )}
              <p className={styles.text}>{CHARTER.reviewOn(sayDateInFull(reviewOn))}</p>
              {abilities.review === 'yes' && (
                <Button
                  size="small"
                  className={styles.button}
                  onClick={() => go(`${path}#review`, { replace: true })}
                >
                  {CHARTER.reviewed}
                </Button>
              )}
            </Section>
          )}
          {charter && charter.version > 1 && !versions && (
            <Button size="small" onClick={() => setVersions(true)}>
              {CHARTER.versions}
            </Button>
          )}
          <Suspense fallback={<SkeletonRows rows={3} />}>
            {versions && <Versions communityId={communityId} />}
            {reviews && abilities.review === 'yes' && (
              <ReviewSheet communityId={communityId} onClose={() => go(path, { replace: true })} />
            )}
          </Suspense>
        </div>
      </div>
    </>
  );
};
export default CharterPage;
