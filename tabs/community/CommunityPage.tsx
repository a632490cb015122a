import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Community } from '../../domain/community/community.ts';
import { listMembers, openCommunity, whoAmI } from '../../domain/community/contract.ts';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { listOpenActions, listSessions } from '../../domain/sessions/contract.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { ApiProblem } from '../api/problem.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { ActionList } from '../components/ActionList.tsx';
import { momentsOf, nextDates, sayCadence } from '../components/cadence.ts';
import { cityOf, sayMoment, sayTimeOfDay } from '../components/dates.ts';
import { PageHead, Section } from '../components/Page.tsx';
import { PersonName } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ownZone } from './own-zone.ts';
import { ComingSessions, gatheringAt, PastSessions } from './Sessions.tsx';
import { COMMUNITY, ROLES_SAID } from './texts.ts';

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

/** The side column shows so many and a link to the rest. */
const FACES = 12;

function Cadence({ community }: { community: Community }) {
  const styles = useStyles();
  const { cadence, zone } = community;
  const [next] = momentsOf(nextDates(cadence, zone, 1), zone);
  const here = next ? wallTime(next, ownZone()).time : cadence.time;
  return (
    <Section title={COMMUNITY.cadence}>
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
  const { data, error, reload } = useData(listMembers, { params: { communityId } });
  const people = `/communities/${communityId}/people`;
  return (
    <Section
      title={COMMUNITY.people}
      aside={
        data && (
          <TextLink href={mayAdd ? `${people}#add` : people}>
            {mayAdd ? COMMUNITY.addPeople : COMMUNITY.allPeople(data.members.length)}
          </TextLink>
        )
      }
    >
      {error && <Problem slim problem={error} onRetry={reload} />}
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
    </Section>
  );
}

function Actions({ communityId, runs, me }: { communityId: string; runs: boolean; me: string | undefined }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listOpenActions, { params: { communityId } });
  // Ticked actions stay in the list until the page is left, so the list stays although all are done.
  const [shown, setShown] = useState(false);
  if (!shown && data && data.actions.length > 0) setShown(true);
  return (
    <Section
      title={COMMUNITY.actions}
      aside={data && data.actions.length > 0 ? data.actions.length : undefined}
    >
      {error && <Problem slim problem={error} onRetry={reload} />}
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
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  const me = useData(whoAmI, {}).data?.id;
  const coming = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  const past = useData(listSessions, { params: { communityId }, query: { when: 'past' } });
  const runs = data?.abilities.runCommunity === 'yes';
  const plans = data?.abilities.planSessions === 'yes';
  const reads = data?.abilities.readCommunity === 'yes';
  const young = runs && past.data?.sessions.length === 0;
  const members = useData(listMembers, young ? { params: { communityId } } : null);
  const artifacts = useData(listArtifacts, young ? { params: { communityId } } : null);
  if (!data) {
    if (!error) return <SkeletonRows rows={8} />;
    const outside = error instanceof ApiProblem && error.status === 403;
    return (
      <>
        <Problem problem={error} onRetry={reload} />
        {outside && <TextLink href="/">{COMMUNITY.leaveHome}</TextLink>}
      </>
    );
  }
  const { community, details } = data;
  const home = `/communities/${communityId}`;
  const [moment] = details ? momentsOf(nextDates(details.cadence, details.zone, 1), details.zone) : [];
  const byRhythm = moment ? sayMoment(moment) : null;
  // In a new community the first steps come first, in place of three empty sections.
  const begins =
    young && members.data !== undefined && coming.data !== undefined && artifacts.data !== undefined;
  const hasPeople = (members.data?.members.length ?? 0) > 1;
  const hasSession = (coming.data?.sessions.length ?? 0) > 0;
  const hasPlaybook = (artifacts.data?.artifacts ?? []).some(({ state }) => state === 'published');
  const deciding =
    runs &&
    [past, coming, ...(young ? [members, artifacts] : [])].some((asked) => !asked.data && !asked.error);
  // While a session takes place, joining it is the primary button.
  const gathers = gatheringAt(coming.data?.sessions[0], new Date()) !== null;
  const leads = begins && !(hasPeople && hasSession && hasPlaybook);
  return (
    <>
      <PageHead
        title={community.name}
        actions={
          (plans || runs) && (
            <>
              {runs && <Button onClick={() => go(`${home}/edit`)}>{COMMUNITY.edit}</Button>}
              {plans && (
                <Button
                  appearance={leads || gathers ? 'secondary' : 'primary'}
                  onClick={() => go(`${home}/plan`)}
                >
                  {COMMUNITY.plan}
                </Button>
              )}
            </>
          )
        }
      >
        {details && <p className={styles.purpose}>{details.purpose}</p>}
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
          {coming.error && <Problem slim problem={coming.error} onRetry={coming.reload} />}
          {!coming.data && !coming.error && !deciding && <SkeletonRows rows={2} />}
          {leads && (
            <FirstSteps
              communityId={communityId}
              people={hasPeople}
              session={hasSession}
              playbook={hasPlaybook}
              byRhythm={byRhythm}
            />
          )}
          {coming.data && !deciding && !(leads && !hasSession) && (
            <ComingSessions sessions={coming.data.sessions} reads={reads} me={me} byRhythm={byRhythm} />
          )}
          {deciding && <SkeletonRows rows={6} />}
          {reads && !leads && !deciding && <Actions communityId={communityId} runs={runs} me={me} />}
          {!leads && !deciding && <PastSessions communityId={communityId} reads={reads} />}
        </div>
        <div>
          {details?.northStar && (
            <Section title={COMMUNITY.northStar}>
              <p className={styles.text}>{details.northStar}</p>
            </Section>
          )}
          {details && details.norms.length > 0 && (
            <Section title={COMMUNITY.norms}>
              <ul className={styles.norms}>
                {details.norms.map((norm) => (
                  <li key={norm}>{norm}</li>
                ))}
              </ul>
            </Section>
          )}
          {details && <Cadence community={details} />}
          {reads && <Members communityId={communityId} mayAdd={runs} />}
        </div>
      </div>
    </>
  );
};
export default CommunityPage;
