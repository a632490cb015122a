import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { openHome } from '../../domain/home/contract.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { sayDate } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { latestOf } from '../components/latest-news.ts';
import { NewsRow } from '../components/NewsRow.tsx';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { NextSession } from '../sessions/list/NextSession.tsx';
import { NothingPlanned } from '../sessions/list/NothingPlanned.tsx';
import { mineByKind } from './mine-views.ts';
import { Told } from './Told.tsx';
import { HOME, ROLE_OF_MINE } from './texts.ts';

const Welcome = lazy(() => import('./Welcome.tsx'));
const Asked = lazy(() => import('../inclusion/Asked.tsx'));
const Joinable = lazy(() => import('../inclusion/Joinable.tsx'));

const useStyles = makeStyles({
  turn: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 16px' },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
  invited: {
    maxWidth: '400px',
    margin: '0 auto',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  elsewhere: { marginTop: '32px' },
  role: { color: tokens.colorNeutralForeground3 },
});

/** The day of the oldest piece of news, in words. */
function since(at: string): string {
  if (new Date(at).toDateString() === new Date().toDateString()) return HOME.newsToday;
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return HOME.newsSince(sayDate(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`));
}

/** What do I do next? */
const HomePage: Page = () => {
  const styles = useStyles();
  const [, go] = useLocation();
  const { data, error, reload } = useData(openHome, {}, { every: 60_000 });
  if (!data) {
    if (error) return <Problem problem={error} onRetry={reload} />;
    return <SkeletonRows rows={8} />;
  }
  const { me, communities, next, turns, toClose, mine, news } = data;
  const asked = data.asked?.length ? (
    <Suspense>
      <Asked requests={data.asked} />
    </Suspense>
  ) : null;
  if (communities.length === 0) {
    return (
      <>
        <Unseen as="h1">{HOME.title}</Unseen>
        <EmptyState
          title={HOME.emptyTitle}
          action={
            <Button appearance="primary" onClick={() => go('/start')}>
              {HOME.start}
            </Button>
          }
        >
          {HOME.empty}
        </EmptyState>
        <p className={styles.invited}>{HOME.invited(me.name)}</p>
        <div className={styles.elsewhere}>
          {asked}
          <Suspense>
            <Joinable quiet />
          </Suspense>
        </div>
      </>
    );
  }
  const nameOf = (id: string) =>
    communities.length > 1 ? (communities.find((community) => community.id === id)?.name ?? null) : null;
  const reads = communities.some(({ role }) => roleMay(role, readCommunity));
  const isAway = communities.some(({ backOn }) => backOn !== null);
  // The welcome itself leads newcomers in.
  const led =
    data.welcomes?.flatMap(({ communityId, onboarding }) => (onboarding ? [communityId] : [])) ?? [];
  const kinds = mineByKind(
    mine.filter(({ kind, communityId }) => kind !== 'onboarding' || !led.includes(communityId)),
  );
  const latest = latestOf(news);
  const oldest = latest.at(-1);
  return (
    <>
      <Unseen as="h1">{HOME.title}</Unseen>
      {error && <Problem slim problem={error} onRetry={reload} />}
      <Suspense>
        {data.welcomes?.map((welcome) => (
          <Welcome key={welcome.communityId} welcome={welcome} me={me.id} />
        ))}
      </Suspense>
      {next ? (
        <NextSession
          session={next.session}
          myAnswer={next.myAnswer}
          me={me.id}
          inviteTry={next.inviteTry}
          community={nameOf(next.session.communityId)}
          now={Date.parse(data.now)}
        />
      ) : (
        <NothingPlanned communities={communities} />
      )}
      {reads && (
        <Section title={HOME.yours}>
          {kinds.map(({ kind, items, List }) => (
            <List key={kind} items={items} />
          ))}
          {toClose.length + turns.length > 0 && (
            <Rows>
              {toClose.map((session) => (
                <Row
                  key={session.id}
                  sign={<CheckmarkCircleRegular aria-hidden />}
                  end={session.facilitator.id !== me.id && HOME.facilitated(session.facilitator.name)}
                >
                  <TextLink quiet href={`/communities/${session.communityId}/sessions/${session.id}`}>
                    {HOME.toClose(session.topic)} <When at={session.endsAt} as="distance" />
                  </TextLink>
                </Row>
              ))}
              {turns.map((session) => (
                <Row
                  key={session.id}
                  sign={<ArrowRepeatAllRegular aria-hidden />}
                  end={
                    <span className={styles.turn}>
                      <When at={session.startsAt} plain />
                      <TextLink
                        href={`/communities/${session.communityId}/sessions/${session.id}`}
                        label={HOME.handOverOf(session.topic)}
                      >
                        {HOME.handOver}
                      </TextLink>
                      <TextLink
                        href={`/communities/${session.communityId}/rota`}
                        label={HOME.swapOf(session.topic)}
                      >
                        {HOME.swap}
                      </TextLink>
                    </span>
                  }
                >
                  {HOME.turn}:{' '}
                  <TextLink quiet href={`/communities/${session.communityId}/sessions/${session.id}`}>
                    {session.topic}
                  </TextLink>
                  {session.handedOver && session.handedOver.by.id !== me.id && (
                    <span className={styles.role}> · {HOME.handedOver(session.handedOver.by.name)}</span>
                  )}
                </Row>
              ))}
            </Rows>
          )}
          {kinds.length + toClose.length + turns.length === 0 && !isAway && (
            <p className={styles.none}>{HOME.yoursNone}</p>
          )}
          {communities.map(
            ({ id, backOn }) =>
              backOn && (
                <p key={id} className={styles.none}>
                  {HOME.away(sayDate(backOn), nameOf(id))}
                </p>
              ),
          )}
        </Section>
      )}
      <Told told={latestOf(data.told ?? [])} nameOf={nameOf} />
      {reads && (
        <Section
          title={oldest ? since(oldest.at) : HOME.news}
          aside={<TextLink href="/notices">{HOME.notices}</TextLink>}
        >
          {latest.length === 0 && <p className={styles.none}>{HOME.newsNone}</p>}
          <Rows>
            {latest.map((one) => (
              <NewsRow key={one.about} news={one} community={nameOf(one.communityId)} />
            ))}
          </Rows>
        </Section>
      )}
      <Section
        title={HOME.communities}
        aside={
          <>
            <TextLink href="/join">{HOME.find}</TextLink> · <TextLink href="/start">{HOME.start}</TextLink>
          </>
        }
      >
        {asked}
        <Rows>
          {communities.map(({ id, name, role }) => (
            <Row key={id} end={<span className={styles.role}>{ROLE_OF_MINE[role]}</span>}>
              <TextLink href={`/communities/${id}`}>{name}</TextLink>
            </Row>
          ))}
        </Rows>
      </Section>
    </>
  );
};
export default HomePage;
