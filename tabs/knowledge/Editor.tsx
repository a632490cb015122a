import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type DragEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openHome } from '../../domain/home/contract.ts';
import {
  ARTIFACT_TYPES,
  type Artifact,
  type ArtifactDraft,
  type ArtifactType,
  artifactType,
  TAXONOMY,
  taxonomy,
} from '../../domain/knowledge/artifact.ts';
import { listArtifacts, openArtifact, openRevision } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { forget } from '../api/use-data.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { BodyEditor } from './BodyEditor.tsx';
import { type Beginning, problemsOf } from './draft-keeper.ts';
import { looksLikeMarkdown, readMarkdown, textOf } from './import-markdown.ts';
import { SaveState } from './SaveState.tsx';
import { ARTIFACT, EDITOR, KNOWLEDGE, PUBLISH, TAXONOMIES, TYPES } from './texts.ts';
import { useKeeper } from './use-keeper.ts';

const Conflict = lazy(() => import('./Conflict.tsx').then((module) => ({ default: module.Conflict })));
const PublishSheet = lazy(() => import('./PublishSheet.tsx'));

const useStyles = makeStyles({
  // Two panes beside each other need more than the reading width.
  wide: {
    '@media (min-width: 1008px)': {
      width: 'min(1360px, 100vw - 64px)',
      marginInlineStart: 'calc(50% - min(1360px, 100vw - 64px) / 2)',
    },
  },
  drop: { outline: `2px dashed ${tokens.colorBrandForeground1}`, outlineOffset: '8px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 180px 150px 160px',
    gap: '8px 16px',
    alignItems: 'start',
    marginBottom: '16px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' },
  },
  title: { '@media (max-width: 900px)': { gridColumn: '1 / -1' } },
  control: { minWidth: 0, width: '100%' },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginBottom: '8px' },
  startWords: { color: tokens.colorNeutralForeground2 },
  restored: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly beginning: Beginning;
}

/** Write or revise an artifact: what is typed is kept at once and saved by itself; readers see it once published. */
export function Editor({ communityId, artifactId, beginning }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const shelf = `/communities/${communityId}/knowledge`;
  const base = `${shelf}/${artifactId}`;
  const { keeper, now } = useKeeper(communityId, artifactId, beginning);
  const { draft, page, state, theirs } = now;
  const [publishing, setPublishing] = useState(false);
  const [tried, setTried] = useState(false);
  const [over, setOver] = useState(false);
  /** Loaded once one is asked for. */
  const templates = useRef<Record<ArtifactType, string> | null>(null);
  const titleField = useRef<HTMLInputElement>(null);
  useRevisionAsked(communityId, artifactId, state !== 'opening', (from) => replace(from, ARTIFACT.restored));

  const change = (part: Partial<ArtifactDraft>) => keeper.change({ ...keeper.state().draft, ...part });

  /** Puts another text in the place of the one there, which can be taken back. */
  function replace(part: Partial<ArtifactDraft> & { number?: number }, say: (number: number) => string) {
    const before = keeper.state().draft;
    const { number = 0, ...rest } = part;
    change(rest);
    const empty = before.title.trim() === '' && before.body.trim() === '';
    toast(say(number), empty ? {} : { undo: () => keeper.change(before) });
  }

  function importText(text: string, name: string) {
    const { title, body, ...said } = readMarkdown(text, name);
    replace(
      {
        title,
        body,
        ...(said.type && { type: said.type }),
        ...(said.taxonomy && { taxonomy: said.taxonomy }),
        ...(said.reviewBy && { reviewBy: said.reviewBy }),
      },
      () => EDITOR.importedOver(title),
    );
  }

  async function startFromTemplate() {
    const { TEMPLATES } = await import('./templates.ts');
    templates.current = TEMPLATES;
    const { body, type } = keeper.state().draft;
    if (body.trim() === '') change({ body: TEMPLATES[type] });
  }

  async function importFile(file: File) {
    const text = looksLikeMarkdown(file) ? textOf(new Uint8Array(await file.arrayBuffer())) : null;
    if (text === null) toast(KNOWLEDGE.notMarkdown);
    else importText(text, file.name);
  }

  function askToPublish() {
    setTried(true);
    if (problemsOf(keeper.state().draft).length === 0) setPublishing(true);
    else if (draft.title.trim() === '') titleField.current?.focus();
  }

  useShortcuts({
    'Ctrl+s': () => void keeper.flush(),
    'Ctrl+enter': () => {
      if (!publishing) askToPublish();
    },
  });

  async function onPublished(artifact: Artifact) {
    await forget(openArtifact, listArtifacts, openHome);
    toast(PUBLISH.done(artifact.revision));
    go(base);
  }

  if (state === 'opening') {
    return (
      <>
        <PageHead title={KNOWLEDGE.title} back={{ href: shelf, label: EDITOR.leave }} />
        {now.problem ? (
          <Problem problem={now.problem} onRetry={() => void keeper.open(beginning)} />
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
      ? ({ validationState: 'error', validationMessage: EDITOR.expected(found.expected) } as const)
      : {};
  };
  const named = page?.artifact.state === 'published';
  const drops = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      const [file] = event.dataTransfer.files;
      setOver(false);
      if (!file) return;
      event.preventDefault();
      void importFile(file);
    },
  };
  return (
    <div className={styles.wide} {...drops}>
      <PageHead
        title={named ? EDITOR.editTitle(page.artifact.title) : EDITOR.newTitle}
        back={page ? { href: base, label: EDITOR.leaveArtifact } : { href: shelf, label: EDITOR.leave }}
        actions={
          <Button appearance="primary" aria-keyshortcuts="Control+Enter" onClick={askToPublish}>
            {EDITOR.publish}
          </Button>
        }
      >
        <SaveState now={now} onRetry={() => void keeper.again()} />
      </PageHead>
      {now.restored && <Restored />}
      <div className={over ? styles.drop : undefined}>
        <div className={styles.fields}>
          <Field label={EDITOR.title} required className={styles.title} {...errorAt('title')}>
            <Input
              ref={titleField}
              value={draft.title}
              placeholder={EDITOR.titleHint}
              maxLength={200}
              onChange={(_, data) => change({ title: data.value })}
            />
          </Field>
          <Field label={EDITOR.type}>
            <Select
              className={styles.control}
              value={draft.type}
              onChange={(_, data) => {
                const type = artifactType.parse(data.value);
                // A template nobody has touched follows the type.
                const known = templates.current;
                const untouched = known && draft.body.trim() === known[draft.type].trim();
                change({ type, ...(untouched && { body: known[type] }) });
              }}
            >
              {ARTIFACT_TYPES.map((one) => (
                <option key={one} value={one}>
                  {TYPES[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={EDITOR.taxonomy}>
            <Select
              className={styles.control}
              value={draft.taxonomy}
              onChange={(_, data) => change({ taxonomy: taxonomy.parse(data.value) })}
            >
              {TAXONOMY.map((one) => (
                <option key={one} value={one}>
                  {TAXONOMIES[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={EDITOR.reviewBy} {...errorAt('reviewBy')}>
            <Input
              type="date"
              className={styles.control}
              value={draft.reviewBy ?? ''}
              onChange={(_, data) => change({ reviewBy: data.value || null })}
            />
          </Field>
        </div>
        <BodyEditor
          body={draft.body}
          onChange={(body) => change({ body })}
          onFile={(file) => void importFile(file)}
          onPasteFile={(text) => importText(text, EDITOR.newTitle)}
          problem={errorAt('body').validationMessage ?? null}
          compare={
            theirs && (
              <Suspense fallback={<SkeletonRows rows={4} />}>
                <Conflict
                  mine={draft}
                  theirs={theirs}
                  onKeepMine={() => keeper.keepOurs()}
                  onTakeTheirs={() => {
                    const ours = keeper.takeTheirs();
                    toast(EDITOR.tookTheirs, { undo: () => keeper.change(ours) });
                  }}
                />
              </Suspense>
            )
          }
          start={
            <div className={styles.start}>
              <Button onClick={() => void startFromTemplate()}>
                {EDITOR.fromTemplate(TYPES[draft.type])}
              </Button>
              <span className={styles.startWords}>{EDITOR.startOver}</span>
            </div>
          }
        />
      </div>
      <Suspense>
        {publishing && (
          <PublishSheet
            {...{ communityId, artifactId, keeper, draft, page }}
            onPublished={(artifact) => void onPublished(artifact)}
            onClose={() => setPublishing(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

function Restored() {
  const styles = useStyles();
  return (
    <p role="status" className={styles.restored}>
      {EDITOR.restored}
    </p>
  );
}

/** `?from=2`: the text of an older revision is taken into the draft, once. */
function useRevisionAsked(
  communityId: string,
  artifactId: string,
  ready: boolean,
  onFound: (found: { title: string; body: string; number: number }) => void,
): void {
  const [path, go] = useLocation();
  const from = new URLSearchParams(useSearch()).get('from');
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    if (!ready || !from) return;
    go(path, { replace: true });
    call(openRevision, { params: { communityId, artifactId, number: from } })
      .then(({ revision, body }) => found.current({ title: revision.title, body, number: revision.number }))
      .catch((problem: unknown) => toast(wordsFor(problem).title));
  }, [ready, from, path, go, communityId, artifactId]);
}
