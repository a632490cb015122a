import { lazy, Suspense } from 'react';
import { openCommunity } from '../../domain/community/contract.ts';
import { openRota, type RotaAccount } from '../../domain/rota/contract.ts';
import { failedOf, useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { sayDate } from '../components/dates.ts';
import { PageHead, Row, Rows, Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TurnRow } from './TurnRow.tsx';
import { ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

// They stand below the turns.
const MySettings = lazy(() => import('./MySettings.tsx'));
const History = lazy(() => import('./History.tsx'));

function Account({ account, isMe }: { account: RotaAccount; isMe: boolean }) {
  const styles = useTurnStyles();
  const { person, why, pausedUntil } = account;
  const notNow =
    why === 'paused' && pausedUntil ? ROTA.pausedUntil(sayDate(pausedUntil)) : why ? ROTA.notNow(why) : '';
  return (
    <Row sign={<Face person={person} />} end={ROTA.account(account)}>
      <span className={styles.strong}>{isMe ? ROTA.you : person.name}</span>
      {notNow && <span className={styles.quiet}> · {notNow}</span>}
    </Row>
  );
}

/** Whose turn is it, why, and what has been agreed? */
const RotaPage: Page = ({ params }) => {
  const styles = useTurnStyles();
  const communityId = params.communityId ?? '';
  const about = useData(openCommunity, { params: { communityId } });
  const reads = about.data?.abilities.readCommunity === 'yes';
  const answer = useData(openRota, reads ? { params: { communityId } } : null);
  const { data } = answer;
  const failed = failedOf([about, answer]);
  const back = { href: `/communities/${communityId}/people`, label: ROTA.back };
  if (about.data && !reads)
    return (
      <PageHead title={ROTA.title}>
        <p className={styles.text}>{ROTA.guest}</p>
      </PageHead>
    );
  if (!data) return failed ? <Problem {...failed} /> : <SkeletonRows rows={8} />;
  const mayPause = about.data?.abilities.pause === 'yes';
  return (
    <>
      <PageHead title={ROTA.title} back={back} />
      {answer.error && <Problem slim problem={answer.error} onRetry={answer.reload} />}
      <Section title={ROTA.next}>
        {data.turns.length === 0 && <p className={styles.text}>{ROTA.none}</p>}
        <Rows>
          {data.turns.map((turn) => (
            <TurnRow key={turn.id} communityId={communityId} turn={turn} me={data.me} />
          ))}
        </Rows>
      </Section>
      {mayPause && (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <MySettings
            key={data.mine.etag}
            communityId={communityId}
            mine={data.mine}
            account={data.accounts.find(({ person }) => person.id === data.me) ?? null}
            today={data.today}
          />
        </Suspense>
      )}
      <Section title={ROTA.accounts}>
        <p className={styles.text}>{ROTA.accountsHint}</p>
        <Rows>
          {data.accounts.map((account) => (
            <Account key={account.person.id} account={account} isMe={account.person.id === data.me} />
          ))}
        </Rows>
      </Section>
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <History communityId={communityId} />
      </Suspense>
    </>
  );
};
export default RotaPage;
