import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { openArtifact, openRevision } from '../../../domain/knowledge/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { mayWorkLater } from '../../api/retry.ts';
import { useData } from '../../api/use-data.ts';
import { wordsFor } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Glossary } from '../../glossary/Glossary.tsx';
import { openInApp } from '../../host/links.ts';
import { canShareToStage, shareToStage, stopSharing } from '../../host/stage.ts';
import { type LiveState, tickedRevisions, tickKey } from './live-state.ts';
import { PLAYBOOK } from './playbook-texts.ts';
import type { SessionClient } from './session-client.ts';
import { tickOff } from './tick.ts';
import { type Surface, WORKING } from './working-types.ts';

// Begun at once, beside the question for the text.
const drawn = import('../../knowledge/DrawnText.tsx');
const DrawnText = lazy(() => drawn.then((module) => ({ default: module.DrawnText })));

const Annotate = lazy(() => import('./Annotate.tsx'));
const Found = lazy(() => import('./Found.tsx'));

const useStyles = makeStyles({
  text: { position: 'relative' },
  root: { paddingBlock: '8px 16px' },
  title: { margin: 0, fontSize: '1.15em', lineHeight: '1.3', fontWeight: tokens.fontWeightSemibold },
  type: {
    margin: '0.15em 0 0.4em',
    '::first-letter': { textTransform: 'uppercase' },
    color: tokens.colorNeutralForeground2,
    fontSize: '0.86em',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', margin: '8px 0 12px' },
  // One row in the panel, so that the text begins high; the words of the first stand in line with it.
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', margin: '0 0 8px -8px' },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '8px',
    '& > button': { flexShrink: 0, marginBlock: '-6px' },
  },
  whole: { marginBlock: '12px' },
  summary: {
    width: 'fit-content',
    minHeight: '24px',
    cursor: 'pointer',
    color: tokens.colorNeutralForeground2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Puts the artifact on the meeting's stage, where the host lets us; otherwise there is nothing here. */
function Share({ path }: { path: string }) {
  const styles = useStyles();
  const [may, setMay] = useState(false);
  const [shared, setShared] = useState(false);
  useEffect(() => {
    let gone = false;
    canShareToStage().then(
      (yes) => !gone && setMay(yes),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  if (!may) return null;
  const say = (to: boolean) => () => setShared(to);
  const refused = () => toast(PLAYBOOK.shareRefused);
  return shared ? (
    <>
      <span role="status" className={styles.quiet}>
        {PLAYBOOK.shared}
      </span>
      <Button size="small" appearance="subtle" onClick={() => stopSharing().then(say(false), say(false))}>
        {PLAYBOOK.stopSharing}
      </Button>
    </>
  ) : (
    <Button size="small" appearance="subtle" onClick={() => shareToStage(path).then(say(true), refused)}>
      {PLAYBOOK.share}
    </Button>
  );
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly artifactId: string;
  /** In the panel it can also be shown to everyone, opened, and annotated without selecting a passage. */
  readonly on: Surface;
  /** What stands beside its title. */
  readonly beside?: ReactNode;
}

/**
 * A playbook as the session sees it: its published words, with the ticks of this session. Once something is ticked, the
 * session keeps to that revision, for everybody in it: in a later one another item may stand in the same place.
 */
export default function Artifact({ client, state, artifactId, on, beside }: Props) {
  const styles = useStyles();
  const { communityId, sessionId } = client.place;
  const { data, error, reload } = useData(openArtifact, { params: { communityId, artifactId } });
  const [asked, setAsked] = useState<number | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const [annotates, setAnnotates] = useState<'selected' | 'picking' | null>(null);
  const ticked = tickedRevisions(state, artifactId);
  const newest = data?.artifact.revision ?? 0;
  const walk = state.walks.get(artifactId);
  const revision = asked ?? ticked.at(-1) ?? (walk && !walk.over ? walk.revision : newest);
  const isNewest = revision === newest;
  const other = useData(
    openRevision,
    data && !isNewest ? { params: { communityId, artifactId, number: String(revision) } } : null,
  );
  const problem = error ?? other.error;
  if (error instanceof ApiProblem && error.code === 'not-found')
    return (
      <>
        {beside}
        <EmptyState title={PLAYBOOK.discardedPlaybook}>{PLAYBOOK.discardedPlaybookWhy}</EmptyState>
      </>
    );
  if (problem)
    return (
      <>
        {beside}
        <Problem slim problem={problem} onRetry={() => void (error ? reload() : other.reload())} />
      </>
    );
  if (!data || !(isNewest || other.data)) return <SkeletonRows rows={5} />;
  const { artifact } = data;
  const body = isNewest ? data.body : (other.data?.body ?? null);
  const others = [...new Set([...ticked, newest])].filter((one) => one !== revision);
  const path = `/communities/${communityId}/knowledge/${artifactId}`;
  const onStage = new URLSearchParams({ community: communityId, session: sessionId, artifact: artifactId });
  const mayAnnotate = body !== null && data.abilities.write === 'yes';
  const mayTick = state.abilities.capture === 'yes';
  const checks = {
    isDone: (item: number) => state.ticks.has(tickKey({ artifactId, revision, item })),
    by: (item: number) => {
      const who = state.ticks.get(tickKey({ artifactId, revision, item }));
      return who && who.id !== client.personId ? who.name : null;
    },
    ...(mayTick && {
      onTick: (item: number, done: boolean) =>
        void tickOff(client, { artifactId, revision, item }, done).catch((problem: unknown) =>
          toast(mayWorkLater(problem) ? PLAYBOOK.notTicked : wordsFor(problem).title, { lasts: 8_000 }),
        ),
    }),
  };
  const working = WORKING[artifact.type];
  const part = working && body !== null && (
    <Suspense fallback={<SkeletonRows rows={4} />}>
      <working.Part page={data} {...{ client, state, revision, body, on }} />
    </Suspense>
  );
  const words = (
    <div ref={text}>
      <Glossary communityId={communityId}>
        <Suspense fallback={<SkeletonRows rows={5} />}>
          <DrawnText type={artifact.type} under={artifact.title} checks={checks}>
            {body ?? ''}
          </DrawnText>
        </Suspense>
      </Glossary>
    </div>
  );
  const actions = on === 'panel' && (
    <div className={styles.ways}>
      <Share path={`/panel.html?${onStage}`} />
      {mayAnnotate && (
        <Button size="small" appearance="subtle" onClick={() => setAnnotates('picking')}>
          {PLAYBOOK.annotate}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        aria-label={PLAYBOOK.openPlaybook}
        title={PLAYBOOK.openPlaybook}
        onClick={() => void openInApp(path)}
      >
        {PLAYBOOK.open}
      </Button>
    </div>
  );
  return (
    <article className={styles.root}>
      <div className={styles.head}>
        <h2 className={styles.title}>{artifact.title}</h2>
        {beside}
      </div>
      <p className={styles.type}>{artifact.type}</p>
      {!working && actions}
      {on === 'panel' && others.length > 0 && (
        <div className={styles.actions}>
          <span role="status" className={styles.quiet}>
            {PLAYBOOK.revision(revision, ticked.length > 0)}
          </span>
          {others.map((one) => (
            <Button key={one} size="small" onClick={() => setAsked(one)}>
              {PLAYBOOK.showRevision(one)}
            </Button>
          ))}
        </div>
      )}
      {body === null ? (
        <EmptyState title={PLAYBOOK.unpublished}>{PLAYBOOK.unpublishedWhy}</EmptyState>
      ) : (
        <>
          {part}
          {working && actions}
          <div
            className={styles.text}
            onPointerUp={() => {
              if (mayAnnotate && document.getSelection()?.isCollapsed === false) setAnnotates('selected');
            }}
          >
            {working?.folds ? (
              <details className={styles.whole} open={annotates !== null || undefined}>
                <summary className={styles.summary}>{PLAYBOOK.whole}</summary>
                {words}
              </details>
            ) : (
              words
            )}
            {mayAnnotate && annotates && (
              <Suspense>
                <Annotate
                  key={annotates}
                  place={client.place}
                  {...{ artifact, revision, body }}
                  root={text}
                  picking={annotates === 'picking'}
                  onDone={() => setAnnotates(null)}
                />
              </Suspense>
            )}
          </div>
          {on === 'panel' && isNewest && data.annotations?.length ? (
            <Suspense>
              <Found annotations={data.annotations} />
            </Suspense>
          ) : null}
          {on === 'panel' && /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/m.test(body) && (
            <p className={styles.quiet}>{PLAYBOOK.ticksHere}</p>
          )}
        </>
      )}
    </article>
  );
}
