import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import type { Origin } from '../drafts/open-draft.ts';
import type { Taken } from './annotations/OpenBeside.tsx';
import { DraftFields } from './DraftFields.tsx';
import { problemsOf } from './draft.ts';
import { Gone, Restored } from './EditorNotices.tsx';
import { TOGETHER } from './living-texts.ts';
import { Notice } from './Notice.tsx';
import { SaveState } from './SaveState.tsx';
import { TextEditor } from './TextEditor.tsx';
import { ARTIFACT, EDITOR, KNOWLEDGE, PUBLISH, TYPES } from './texts.ts';
import { TYPE_PARTS } from './types.ts';
import { useDiscarded } from './use-discarded.ts';
import { useEditing } from './use-editing.ts';
import { useFileDrop } from './use-file-drop.ts';
import { type ArtifactState, type Start, useKeeper } from './use-keeper.ts';
import { useKeptCaret } from './use-kept-caret.ts';
import { useMergedSaid } from './use-merged-said.ts';
import { usePublishedSaid } from './use-published-said.ts';
import { useRevisionAsked } from './use-revision-asked.ts';
import { useTexts } from './use-texts.ts';
import { useTwoVersions } from './use-two-versions.ts';

const Conflict = lazy(() => import('./Conflict.tsx').then((module) => ({ default: module.Conflict })));
const PublishSheet = lazySheet(() => import('./PublishSheet.tsx'));
const OpenBeside = lazy(() => import('./annotations/OpenBeside.tsx'));

const useStyles = makeStyles({
  // Two panes beside each other need more than the reading width.
  wide: {
    // The focused field never lies under the sticky line that says it could not be saved.
    '& :is(input, select, textarea, button)': { scrollMarginTop: '72px' },
    '@media (min-width: 1008px)': {
      width: 'min(1360px, 100vw - 64px)',
      marginInlineStart: 'calc(50% - min(1360px, 100vw - 64px) / 2)',
    },
  },
  // What others found stands beside the text, or below it.
  beside: {
    display: 'grid',
    gap: '24px 32px',
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 1180px)': { gridTemplateColumns: 'minmax(0, 1fr) 300px' },
  },
  writing: { ':focus': { outlineStyle: 'none' } },
  drop: { outline: `2px dashed ${tokens.colorBrandForeground1}`, outlineOffset: '8px' },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginBottom: '8px' },
  startWords: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly origin: Origin;
  /** What a new one begins with, where that is not nothing. */
  readonly start?: Start;
}

/** Write or revise an artifact: what is typed is kept at once and saved by itself; readers see it once published. */
export function Editor({ communityId, artifactId, origin, start }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const base = `/communities/${communityId}/knowledge/${artifactId}`;
  const { keeper, now } = useKeeper(communityId, artifactId, origin, start ?? null);
  const { draft, page, state, theirs } = now;
  const [publishing, setPublishing] = useState(false);
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const titleField = useRef<HTMLInputElement>(null);
  const texts = useTexts(keeper);
  const { over, handlers } = useFileDrop(([file]) => file && void texts.importFile(file));
  useRevisionAsked(communityId, artifactId, state !== 'opening', ({ number, ...text }) =>
    texts.replace(text, ARTIFACT.restored(number)),
  );

  const others = useEditing(
    communityId,
    artifactId,
    page !== null && page.abilities.write === 'yes' && state !== 'gone' && state !== 'discarded',
    // What they have saved is shown also to whoever only reads along.
    () => void keeper.follow(),
  );
  useMergedSaid(keeper, now);
  usePublishedSaid(now);
  useKeptCaret();
  const { looking, asked, look, writing } = useTwoVersions(theirs);

  const change = (part: Partial<ArtifactDraft>) => keeper.change({ ...keeper.state().draft, ...part });

  function askToPublish() {
    setTried(true);
    if (theirs) look();
    else if (problemsOf(keeper.state().draft).length === 0) setPublishing(true);
    else if (draft.title.trim() === '') titleField.current?.focus();
  }

  useShortcuts({
    'Ctrl+s': () => void keeper.flush(),
    'Ctrl+enter': () => {
      if (!publishing) askToPublish();
    },
  });

  const discarded = useDiscarded(communityId, artifactId);
  const discard = useAction(async () => {
    try {
      const gone = await keeper.discard();
      if (gone) await discarded(gone);
      else if (keeper.state().state === 'saved') toast(EDITOR.discardMet);
    } catch (problem) {
      toast(EDITOR.notDiscarded(wordsFor(problem).title));
    }
  });

  function onPublished(artifact: Artifact) {
    toast(PUBLISH.done(artifact.revision));
    go(base);
  }

  if (state === 'opening') {
    return (
      <>
        <PageHead title={KNOWLEDGE.title} />
        {now.problem ? (
          <Problem problem={now.problem} onRetry={() => void keeper.open(origin)} />
        ) : (
          <SkeletonRows rows={8} />
        )}
      </>
    );
  }
  if (page && page.abilities.write !== 'yes') {
    return (
      <EmptyState
        title={page.artifact.title}
        action={<Button onClick={() => go(base)}>{EDITOR.leaveArtifact}</Button>}
      >
        {EDITOR.notAWriter}
      </EmptyState>
    );
  }

  const errors = tried || state === 'refused' ? problemsOf(draft) : problemsOf(draft).filter(isTyped);
  function isTyped({ field }: { field: string }) {
    return field === 'title' ? draft.title.trim() !== '' : field !== 'body' || draft.body.trim() !== '';
  }
  const errorAt = (name: string) => {
    const found = [...errors, ...(state === 'refused' ? now.errors : [])].find(({ field }) => field === name);
    return found
      ? ({
          validationState: 'error',
          validationMessage:
            name === 'title' && !draft.title.trim() ? EDITOR.titleMissing : EDITOR.expected(found.expected),
        } as const)
      : {};
  };
  const annotated =
    (page?.annotations?.some((one) => one.state === 'open' || one.state === 'unplaced') ||
      page?.trials?.some(({ change: proposal }) => proposal.trim() !== '')) ??
    false;
  const named = page?.artifact.state === 'published';
  const { Editor: TypeEditor } = TYPE_PARTS[draft.type] ?? {};
  const text = (
    <TextEditor
      body={draft.body}
      onChange={(body) => change({ body })}
      onFile={(file) => void texts.importFile(file)}
      onPasteFile={(text) => void texts.importText(text, EDITOR.newTitle)}
      problem={errorAt('body').validationMessage ?? null}
      compare={
        looking && (
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <Conflict
              mine={draft}
              theirs={looking}
              asked={asked}
              onKeepMine={() => keeper.keepOurs()}
              onTakeTheirs={() => {
                const ours = keeper.takeTheirs();
                toast(EDITOR.tookTheirs, { undo: () => keeper.reopen(ours, looking) });
              }}
              onSettle={(both) => {
                keeper.settle(both);
                toast(TOGETHER.used, { undo: () => keeper.reopen(draft, looking) });
              }}
            />
          </Suspense>
        )
      }
      start={
        <div className={styles.start}>
          <Button onClick={() => void texts.startFromTemplate()}>
            {EDITOR.fromTemplate(TYPES[draft.type])}
          </Button>
          {draft.type === 'synthesis report' && (
            <TextLink href={`/communities/${communityId}/knowledge/synthesis`}>{EDITOR.assemble}</TextLink>
          )}
          <span className={styles.startWords}>{EDITOR.startOver}</span>
        </div>
      }
    />
  );
  return (
    <div className={styles.wide} {...handlers}>
      <PageHead
        title={named ? EDITOR.editTitle(page.artifact.title) : EDITOR.newTitle}
        {...(page && page.artifact.revision > 0 && { back: { href: base, label: EDITOR.leaveArtifact } })}
        actions={
          <>
            {discardable(now) && (
              <Button appearance="subtle" disabledFocusable={discard.busy} onClick={() => void discard.run()}>
                {discard.busy ? EDITOR.discarding : EDITOR.discard}
              </Button>
            )}
            <Button appearance="primary" aria-keyshortcuts="Control+Enter" onClick={askToPublish}>
              {EDITOR.publish}
            </Button>
          </>
        }
      />
      <SaveState now={now} onRetry={() => void keeper.again()} onLook={theirs && !looking ? look : null} />
      <div role="status">
        {others.length > 0 && <Notice>{TOGETHER.editingToo(others.map(({ name }) => name))}</Notice>}
      </div>
      {state === 'gone' ? (
        <Gone onBegin={() => keeper.beginAgain()} onLetGo={() => void discard.run()} />
      ) : (
        now.restored && <Restored />
      )}
      <div
        ref={writing}
        data-writing=""
        tabIndex={-1}
        className={mergeClasses(styles.writing, over && styles.drop)}
      >
        <DraftFields
          communityId={communityId}
          draft={draft}
          titleField={titleField}
          errorAt={errorAt}
          onChange={change}
          onType={(type) => change({ type, ...texts.templateInstead(type) })}
        />
        <div className={annotated ? styles.beside : undefined}>
          {/* One part beside the other: an editor may have several of its own. */}
          <div>
            {TypeEditor && !looking ? (
              <Suspense fallback={<SkeletonRows rows={6} />}>
                <TypeEditor
                  type={draft.type}
                  body={draft.body}
                  onChange={(body) => change({ body })}
                  text={text}
                />
              </Suspense>
            ) : (
              text
            )}
          </div>
          {annotated && (
            <Suspense>
              <OpenBeside communityId={communityId} artifactId={artifactId} onTaken={setTaken} />
            </Suspense>
          )}
        </div>
      </div>
      <Suspense>
        {publishing && (
          <PublishSheet
            {...{ communityId, artifactId, keeper, draft, page, others, taken }}
            onPublished={onPublished}
            onClose={() => setPublishing(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Whether there is a draft to discard, here or on the server. A conflict has to be decided first. */
function discardable({ state, page }: ArtifactState): boolean {
  if (state === 'untouched' || state === 'conflict' || state === 'gone') return false;
  return state !== 'saved' || page?.artifact.hasDraft === true;
}
