import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { openSession } from '../../../domain/sessions/contract.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import Artifact from './Artifact.tsx';
import type { LiveState } from './live-state.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: {
    display: 'grid',
    width: '100%',
    minHeight: '44px',
    padding: '6px 4px',
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  type: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  back: { marginBlockStart: '8px' },
});

/** The playbooks linked to the session; a single one opens by itself. */
export default function PlaybookPane({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const ids = state.session.artifactIds;
  const [chosen, setChosen] = useState<string | null>(null);
  // Only a choice among several needs their titles.
  const page = useData(openSession, ids.length > 1 ? { params: client.place } : null);
  // A draft that was discarded is linked still, and not there any more.
  const there = ids.length > 1 ? page.data?.artifacts.map(({ id }) => id) : ids;
  const only = there?.length === 1 ? there[0] : undefined;
  const open = only ?? (chosen && ids.includes(chosen) ? chosen : null);

  if (ids.length === 0 || there?.length === 0)
    return <EmptyState title={SESSIONS.noPlaybooks}>{SESSIONS.noPlaybooksWhy}</EmptyState>;
  if (open) {
    return (
      <>
        {!only && (
          <Button size="small" appearance="subtle" className={styles.back} onClick={() => setChosen(null)}>
            ‹ {SESSIONS.allPlaybooks}
          </Button>
        )}
        <Artifact key={open} client={client} state={state} artifactId={open} on="panel" />
      </>
    );
  }
  if (page.error && !page.data) return <Problem slim problem={page.error} onRetry={page.reload} />;
  if (!page.data) return <SkeletonRows rows={ids.length} />;
  return (
    <ul className={styles.list}>
      {page.data.artifacts.map(({ id, title, type }) => (
        <li key={id}>
          <button type="button" className={styles.one} onClick={() => setChosen(id)}>
            {title}
            <span className={styles.type}>{type}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
