import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { openSession } from '../../../domain/sessions/contract.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import Artifact from './Artifact.tsx';
import { Layer } from './layers.tsx';
import { goingOn, type LiveState } from './live-state.ts';
import { PLAYBOOK } from './playbook-texts.ts';
import { useRowButtons } from './row-button.ts';
import type { SessionClient } from './session-client.ts';

const FindHere = lazy(() => import('./FindHere.tsx'));

const useStyles = makeStyles({
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', marginBlockStart: '4px' },
});

/** The playbooks linked to the session, of which a single one opens by itself, and whatever else one finds. */
export default function PlaybookPane({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const rows = useRowButtons();
  const ids = state.session.artifactIds;
  const [chosen, setChosen] = useState<string | null>(null);
  const [finds, setFinds] = useState(false);
  const { walks, rounds } = goingOn(state);
  const going = [
    ...walks.map(({ artifactId, title, lead }) => ({
      artifactId,
      title,
      says: PLAYBOOK.leadsWalk(lead.name),
    })),
    ...rounds.map(({ artifactId, title, subject }) => ({
      artifactId,
      title,
      says: PLAYBOOK.scores(subject),
    })),
  ];
  const says = new Map(going.map((one) => [one.artifactId, one.says]));
  // A rubric with two rounds has one row.
  const beside = [...new Map(going.map((one) => [one.artifactId, one])).values()].filter(
    ({ artifactId }) => !ids.includes(artifactId),
  );
  // Only a choice among several needs their titles.
  const several = ids.length > 1 || (ids.length === 1 && beside.length > 0);
  const page = useData(openSession, several ? { params: client.place } : null);
  // A draft that was discarded is linked still, and not there any more.
  const there = several ? page.data?.artifacts.map(({ id }) => id) : ids;
  const only = there?.length === 1 && beside.length === 0 ? there[0] : undefined;
  useEffect(() => {
    // What opened by itself stays open when something else begins beside it.
    if (only !== undefined) setChosen((before) => before ?? only);
  }, [only]);
  const open = chosen ?? only;
  const find = (
    <Button size="small" appearance="subtle" onClick={() => setFinds(true)}>
      {PLAYBOOK.findPlaybook}
    </Button>
  );
  const finding = finds && (
    <Layer label={PLAYBOOK.findPlaybook}>
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <FindHere
          communityId={client.place.communityId}
          onArtifact={(artifactId) => {
            setChosen(artifactId);
            setFinds(false);
          }}
          onDone={() => setFinds(false)}
        />
      </Suspense>
    </Layer>
  );

  if (open) {
    return (
      <>
        {open !== only && (
          <div className={styles.top}>
            <Button size="small" appearance="subtle" onClick={() => setChosen(null)}>
              ‹ {PLAYBOOK.allPlaybooks}
            </Button>
            {find}
          </div>
        )}
        <Artifact
          key={open}
          client={client}
          state={state}
          artifactId={open}
          on="panel"
          beside={open === only ? find : null}
        />
        {finding}
      </>
    );
  }
  const row = (id: string, title: string, about: string) => (
    <li key={id}>
      <button type="button" className={rows.row} onClick={() => setChosen(id)}>
        {title}
        <span className={rows.about}>{about}</span>
      </button>
    </li>
  );
  return (
    <>
      <div className={styles.top}>{find}</div>
      {(ids.length === 0 || there?.length === 0) && beside.length === 0 && (
        <EmptyState title={PLAYBOOK.noPlaybooks}>{PLAYBOOK.noPlaybooksWhy}</EmptyState>
      )}
      {page.error && !page.data && <Problem slim problem={page.error} onRetry={page.reload} />}
      {several && !page.data && !page.error && <SkeletonRows rows={ids.length} />}
      <ul className={rows.list}>
        {beside.map((one) => row(one.artifactId, one.title, one.says))}
        {page.data?.artifacts.map(({ id, title, type }) => row(id, title, says.get(id) ?? type))}
      </ul>
      {finding}
    </>
  );
}
