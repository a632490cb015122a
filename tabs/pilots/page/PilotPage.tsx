import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { type PilotPage as Data, openPilot } from '../../../domain/pilots/contract.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { dayHere } from '../../components/dates.ts';
import { PageHead, Row, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { isGone } from '../../drafts/draft-sender.ts';
import { useHost } from '../../host/use-host.ts';
import { checkInDay, dueOf } from '../due.ts';
import { RequestRow } from '../RequestRow.tsx';
import { ActionRow } from './ActionRow.tsx';
import { Amendments } from './Amendments.tsx';
import { CheckIns } from './CheckIns.tsx';
import { Head } from './Head.tsx';
import { Outcome } from './Outcome.tsx';
import { Report } from './Report.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const CheckInForm = lazy(() => import('../CheckInForm.tsx'));
const Recognise = lazy(() => import('../../recognition/Recognise.tsx'));

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '48px',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 288px' },
  },
  part: { minWidth: 0 },
  text: { padding: '8px 0' },
  checking: { marginBottom: '24px' },
});

/** Whether I am asked how it goes as soon as I open the page. */
function isAsked({ pilot, checkIns, abilities }: Data, me: string): boolean {
  const mine = checkIns.filter(({ by }) => by.id === me).at(-1)?.on ?? null;
  const running = dayHere() <= pilot.endsOn;
  return abilities.checkIn === 'yes' && running && dueOf(pilot, mine).now;
}

function Opened({ page, me }: { page: Data; me: string }) {
  const styles = useStyles();
  const own = usePageStyles();
  const { pilot, checkIns, requests } = page;
  const { communityId, id: pilotId } = pilot;
  const [checking, setChecking] = useState(() => (isAsked(page, me) ? 1 : 0));
  const mayCheckIn = page.abilities.checkIn === 'yes';
  const button = useRef<HTMLButtonElement>(null);
  function leave(): void {
    setChecking(0);
    button.current?.focus();
  }
  const today = checkIns.find(({ on, by }) => by.id === me && on === checkInDay(pilot));
  return (
    <article>
      <Head page={page}>
        <ActionRow
          page={page}
          me={me}
          checkingIn={checking > 0}
          onCheckIn={() => setChecking((before) => before + 1)}
          button={button}
        />
      </Head>
      {checking > 0 && mayCheckIn && (
        <div className={styles.checking}>
          <Suspense fallback={<SkeletonRows rows={3} />}>
            <CheckInForm
              // Asked for once more, it has the focus again.
              key={checking}
              headed
              asked={checking > 1 || !isAsked(page, me)}
              pilot={{ ...pilot, pilotId, measure: pilot.prediction?.measure ?? null }}
              said={today ?? null}
              onSaved={leave}
              onLeave={leave}
            />
          </Suspense>
        </div>
      )}
      {page.abilities.change === 'yes' && requests.length > 0 && (
        <Section title={PAGE.requests}>
          <Rows>
            {requests.map(({ person, word }) => (
              <RequestRow key={person.id} {...{ communityId, pilotId, person, word }} />
            ))}
          </Rows>
        </Section>
      )}
      <Outcome page={page} />
      <div className={styles.columns}>
        <div className={styles.part}>
          <Report page={page} />
          {pilot.aim && (
            <Section title={PAGE.aim}>
              <p className={`${own.text} ${styles.text}`}>{pilot.aim}</p>
            </Section>
          )}
          {pilot.plan && (
            <Section title={PAGE.plan}>
              <p className={`${own.text} ${styles.text}`}>{pilot.plan}</p>
            </Section>
          )}
          <Amendments amendments={page.amendments} />
          <Suspense>
            <Recognise communityId={communityId} about={{ kind: 'pilot', pilotId }} person={pilot.owner} />
          </Suspense>
        </div>
        <div className={styles.part}>
          <CheckIns pilot={pilot} checkIns={checkIns} />
          {page.repeatedBy.length > 0 && (
            <Section title={PAGE.repeatedBy} aside={page.repeatedBy.length}>
              <Rows>
                {page.repeatedBy.map((one) => (
                  <Row key={one.pilotId} end={one.owner.name}>
                    <TextLink href={`/communities/${communityId}/pilots/${one.pilotId}`}>
                      {one.title}
                    </TextLink>
                  </Row>
                ))}
              </Rows>
            </Section>
          )}
        </div>
      </div>
    </article>
  );
}

/** What was predicted, what came of it, and what was learned? */
const PilotPage: Page = ({ params }) => {
  const { communityId = '', pilotId = '' } = params;
  const { personId } = useHost();
  const page = useData(openPilot, { params: { communityId, pilotId } });
  // What may not be seen any more is not shown from the cache.
  if (page.error && (!page.data || isGone(page.error)))
    return (
      <>
        <PageHead title={PAGE.gone} />
        <Problem problem={page.error} onRetry={page.reload} />
      </>
    );
  if (!page.data) return <SkeletonRows rows={9} />;
  return <Opened key={pilotId} page={page.data} me={personId} />;
};
export default PilotPage;
