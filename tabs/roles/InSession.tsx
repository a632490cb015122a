import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { listRoles, openRole } from '../../domain/roles/contract.ts';
import { useData } from '../api/use-data.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { RoleDetail } from './RoleDetail.tsx';
import { IN_SESSION } from './session-texts.ts';

// For organisers, while nothing is chosen.
const OfferHere = lazy(() => import('./OfferHere.tsx'));

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: '4px 0', color: tokens.colorNeutralForeground3 },
});

/** Everybody sees within seconds what one of them has done. */
const EVERY_MS = 5_000;

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
  readonly onDone: () => void;
}

function OneRole({ communityId, roleId, sessionId }: Omit<Props, 'onDone'> & { roleId: string }) {
  const { data, error, reload } = useData(openRole, { params: { communityId, roleId } }, { every: EVERY_MS });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={4} />;
  return <RoleDetail communityId={communityId} page={data} sessionId={sessionId} />;
}

/** Choosing for a role in the panel of a session: nominate, show, propose, object. */
export default function InSession({ communityId, sessionId, onDone }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useData(listRoles, { params: { communityId } }, { every: EVERY_MS });
  const [chosen, setChosen] = useState<string | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const open = (data?.roles ?? []).filter(({ stage, sessionId: of }) => stage !== 'held' || of === sessionId);
  const shown = open.find(({ id }) => id === chosen) ?? (open.length === 1 ? open[0] : undefined);
  return (
    <>
      <div className={styles.head}>
        <h2 ref={head} tabIndex={-1} className={styles.title}>
          {shown?.title ?? IN_SESSION.title}
        </h2>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => (chosen !== null && open.length > 1 ? setChosen(null) : onDone())}
        >
          {IN_SESSION.back}
        </Button>
      </div>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {shown && <OneRole communityId={communityId} roleId={shown.id} sessionId={sessionId} />}
      {data && !shown && (
        <>
          <p className={styles.quiet}>{open.length === 0 ? IN_SESSION.none : IN_SESSION.which}</p>
          <Rows>
            {open.map(({ id, title }) => (
              <Row
                key={id}
                end={
                  <Button size="small" aria-label={IN_SESSION.openOf(title)} onClick={() => setChosen(id)}>
                    {IN_SESSION.open}
                  </Button>
                }
              >
                {title}
              </Row>
            ))}
          </Rows>
        </>
      )}
      {data?.abilities.offer === 'yes' && !shown && (
        <Suspense>
          <OfferHere communityId={communityId} sessionId={sessionId} onOpened={setChosen} />
        </Suspense>
      )}
    </>
  );
}
