import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Community } from '../../domain/community/community.ts';
import { listMembers, openCommunity, whoAmI } from '../../domain/community/contract.ts';
import { listOpenActions, listSessions } from '../../domain/sessions/contract.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { ApiProblem } from '../api/problem.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { ActionList } from '../components/ActionList.tsx';
import { momentsOf, nextDates, sayCadence } from '../components/cadence.ts';
import { sayMoment, sayTimeOfDay } from '../components/dates.ts';
import { PageHead, Section } from '../components/Page.tsx';
import { PersonName } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { ComingSessions, PastSessions } from './Sessions.tsx';
import { COMMUNITY, ROLES_SAID } from './texts.ts';
import { cityOf, ownZone } from './zones.ts';

const useStyles = makeStyles({
  purpose: { margin: 0, maxWidth: '640px', whiteSpace: 'pre-wrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  parts: { display: 'flex', flexWrap: 'wrap', gap: '0 24px', marginTop: '4px' },
  part: { padding: '6px 0' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 272px',
    gap: '0 48px',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { margin: '8px 0 0', whiteSpace: 'pre-wrap' },
  norms: { margin: '8px 0 0', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  people: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  person: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    minHeight: '32px',
  },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** Beyond so many, the side shows the first and leads to the rest. */
const FACES = 12;

function Rhythm({ community }: { community: Community }) {
  const styles = useStyles();
  const { cadence, zone } = community;
  const [next] = momentsOf(nextDates(cadence, zone, 1), zone);
  const here = next ? wallTime(next, ownZone()).time : cadence.time;
  return (
    <Section title={COMMUNITY.rhythm}>
      <p className={styles.text}>
        {COMMUNITY.meets(sayCadence(cadence))}
        {here !== cadence.time && ` (${COMMUNITY.yourTime(sayTimeOfDay(here))})`}
      </p>
      <p className={styles.quiet}>{COMMUNITY.clock(cadence.minutes, cityOf(zone))}</p>
    </Section>
  );
}

function Members({ communityId, mayAdd }: { communityId: string; mayAdd: boolean }) {
  const styles = useStyles();
  const { data, error, mutate } = useData(listMembers, { params: { communityId } });
  const people = `/communities/${communityId}/people`;
  return (
    <Section
      title={COMMUNITY.people}
      aside={
        data && (
          <TextLink href={people}>
            {mayAdd ? COMMUNITY.addPeople : COMMUNITY.allPeople(data.members.length)}
          </TextLink>
        )
      }
    >
      {error && <Problem slim problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      <ul className={styles.people}>
        {data?.members.slice(0, FACES).map((member) => (
          <li key={member.id} className={styles.person}>
            <PersonName person={member} zone={member.zone} />
            {member.role !== 'member' && <span className={styles.role}>{ROLES_SAID[member.role]}</span>}
          </li>
        ))}
      </ul>
      {data && data.members.length > FACES && (
        <TextLink href={people}>{COMMUNITY.allPeople(data.members.length)}</TextLink>
      )}
      {data?.members.length === 1 && mayAdd && <p className={styles.none}>{COMMUNITY.onlyYou}</p>}
    </Section>
  );
}

function Actions({ communityId, runs }: { communityId: string; runs: boolean }) {
  const styles = useStyles();
  const me = useData(whoAmI, {}).data?.id;
  const { data, error, mutate } = useData(listOpenActions, { params: { communityId } });
  // What is ticked stays in the list until the page is left, so the list stays once it is there.
  const [shown, setShown] = useState(false);
  if (!shown && data && data.actions.length > 0) setShown(true);
  return (
    <Section
      title={COMMUNITY.actions}
      aside={data && data.actions.length > 0 ? data.actions.length : undefined}
    >
      {error && <Problem slim problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && !shown && <p className={styles.none}>{COMMUNITY.actionsNone}</p>}
      {data && shown && (
        <ActionList
          actions={data.actions}
          showOwner
          mayTick={({ owner }) => runs || owner === null || owner.id === me}
        />
      )}
    </Section>
  );
}

/** Who are we, what is it for, when do we meet next? */
const CommunityPage: Page = ({ params }) => {
  const styles = useStyles();
  const [, go] = useLocation();
  const communityId = params.communityId ?? '';
  const { data, error, mutate } = useData(openCommunity, { params: { communityId } });
  const coming = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  if (!data) {
    if (!error) return <SkeletonRows rows={8} />;
    const outside = error instanceof ApiProblem && error.status === 403;
    return (
      <>
        <Problem problem={error} onRetry={() => void mutate()} />
        {outside && <TextLink href="/">{COMMUNITY.leaveHome}</TextLink>}
      </>
    );
  }
  const { community, abilities } = data;
  const home = `/communities/${communityId}`;
  const runs = abilities.runCommunity === 'yes';
  const plans = abilities.planSessions === 'yes';
  const reads = abilities.readCommunity === 'yes';
  const [byRhythm] = momentsOf(nextDates(community.cadence, community.zone, 1), community.zone);
  return (
    <>
      <PageHead
        title={community.name}
        actions={
          (plans || runs) && (
            <>
              {runs && <Button onClick={() => go(`${home}/edit`)}>{COMMUNITY.edit}</Button>}
              {plans && (
                <Button appearance="primary" onClick={() => go(`${home}/plan`)}>
                  {COMMUNITY.plan}
                </Button>
              )}
            </>
          )
        }
      >
        <p className={styles.purpose}>{community.purpose}</p>
        {reads ? (
          <nav className={styles.parts} aria-label={COMMUNITY.parts}>
            <TextLink href={`${home}/knowledge`} className={styles.part}>
              {COMMUNITY.knowledge}
            </TextLink>
            <TextLink href={`${home}/people`} className={styles.part}>
              {COMMUNITY.people}
            </TextLink>
          </nav>
        ) : (
          <p className={styles.quiet}>
            {COMMUNITY.guest} <TextLink href={`${home}/people`}>{COMMUNITY.leave}</TextLink>
          </p>
        )}
      </PageHead>
      <div className={styles.columns}>
        <div>
          {coming.error && <Problem slim problem={coming.error} onRetry={() => void coming.mutate()} />}
          {!coming.data && !coming.error && <SkeletonRows rows={2} />}
          {coming.data && (
            <ComingSessions
              sessions={coming.data.sessions}
              reads={reads}
              byRhythm={byRhythm ? sayMoment(byRhythm) : null}
            />
          )}
          {reads && <Actions communityId={communityId} runs={runs} />}
          <PastSessions communityId={communityId} reads={reads} />
        </div>
        <div>
          {community.northStar && (
            <Section title={COMMUNITY.northStar}>
              <p className={styles.text}>{community.northStar}</p>
            </Section>
          )}
          {community.norms.length > 0 && (
            <Section title={COMMUNITY.norms}>
              <ul className={styles.norms}>
                {community.norms.map((norm) => (
                  <li key={norm}>{norm}</li>
                ))}
              </ul>
            </Section>
          )}
          <Rhythm community={community} />
          {reads && <Members communityId={communityId} mayAdd={runs} />}
        </div>
      </div>
    </>
  );
};
export default CommunityPage;
