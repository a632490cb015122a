import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { openHome } from '../../domain/home/contract.ts';
import { INCORPORATED_MAX } from '../../domain/knowledge/annotation.ts';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import {
  type ArtifactPage,
  listArtifacts,
  openArtifact,
  publishArtifact,
} from '../../domain/knowledge/contract.ts';
import { ApiProblem, call } from '../api/client.ts';
import { forget } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { isEnter } from '../components/enter.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import type { Taken } from './annotations/OpenBeside.tsx';
import { useTakenUp } from './annotations/taken-up.ts';
import { BESIDE, sayNames } from './annotations/texts.ts';
import { FORM } from './forms/texts.ts';
import { countChanges, diffLines } from './line-diff.ts';
import { TOGETHER } from './living-texts.ts';
import { PUBLISH, TAXONOMIES, TYPES } from './texts.ts';
import type { ArtifactKeeper } from './use-keeper.ts';

const DrawnText = lazy(() => import('./DrawnText.tsx').then((module) => ({ default: module.DrawnText })));

const useStyles = makeStyles({
  words: { margin: 0, color: tokens.colorNeutralForeground2 },
  preview: {
    maxHeight: '40dvh',
    overflowY: 'auto',
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  // Above what can be done, which sticks to the foot.
  met: { display: 'grid', gap: '16px', scrollMarginBottom: '72px' },
  facts: { margin: '0 0 12px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const NOTE_MAX = 300;
const changeNote = z.string();

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly keeper: ArtifactKeeper;
  readonly draft: ArtifactDraft;
  readonly page: ArtifactPage | null;
  /** Who else has it open to write in it. */
  readonly others: readonly { readonly name: string }[];
  /** The annotations that it takes up. */
  readonly taken: readonly Taken[];
  readonly onPublished: (artifact: Artifact) => void;
  readonly onClose: () => void;
}

const intoView = (one: HTMLElement | null) => {
  one?.scrollIntoView({ block: 'nearest' });
};

/** Who changed last what stands on the server. */
const changerOf = (keeper: ArtifactKeeper): string => {
  const { page } = keeper.state();
  return (page?.draftSaved?.by ?? page?.artifact.changedBy)?.name ?? '';
};

/** Confirms publishing: what readers will see, and a note on what changed. */
export default function PublishSheet({
  communityId,
  artifactId,
  keeper,
  draft,
  page,
  others,
  taken,
  onPublished,
  onClose,
}: Props) {
  const styles = useStyles();
  const revision = page?.artifact.revision ?? 0;
  const noteDraft = useDraft(`publish.${artifactId}`, changeNote, () =>
    revision === 0 ? PUBLISH.firstNote : '',
  );
  const note = noteDraft.value;
  const takenUp = useTakenUp(artifactId);
  const [saved, setSaved] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const [untouched, setUntouched] = useState(false);
  /** Who changed the draft while this was open; what stands below has it. */
  const [changedBy, setChangedBy] = useState<string | null>(null);
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const [open, setOpen] = useState<readonly string[]>([]);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.select();
    void import('../../domain/knowledge/types/empty-items.ts')
      .then(({ withoutEmptyItems }) => {
        const { draft: now } = keeper.state();
        const body = withoutEmptyItems(now.body);
        if (body !== now.body) keeper.change({ ...now, body });
      })
      .catch(() => undefined)
      .then(() => keeper.flush())
      .then(setSaved);
  }, [keeper]);

  useEffect(() => {
    let gone = false;
    void Promise.all([
      import('../../domain/knowledge/templates.ts'),
      import('../../domain/knowledge/types/questions.ts'),
      draft.type === 'decision tree' ? import('../../domain/knowledge/types/tree-words.ts') : null,
    ]).then(
      ([{ isTemplate }, { unanswered }, tree]) => {
        if (gone) return;
        setUntouched(isTemplate(draft.body));
        setOpen(unanswered(draft.type, draft.body));
        // Said before it is asked for, as the answer would say it.
        const why = tree?.whyNotPublished(draft.body);
        setRefused(why ? new ApiProblem({ ...why, status: 409, correlationId: '' }) : null);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [draft.body, draft.type]);

  const publish = useAction(async (operation, said: string) => {
    setChangedBy(null);
    const { merged } = keeper.state();
    const done = await keeper.flush();
    setSaved(done);
    const etag = keeper.version();
    if (!done || etag === null) return;
    // What others wrote came in just now, and is seen before anybody publishes it.
    if (keeper.state().merged !== merged) return setChangedBy(changerOf(keeper));
    try {
      const params = { communityId, artifactId };
      const incorporates = taken.map(({ id, etag: read }) => ({ id, etag: read }));
      const artifact = await call(publishArtifact, {
        params,
        body: { changeNote: said, incorporates },
        etag,
        operation,
      });
      noteDraft.forget();
      takenUp.clear();
      await forget(openArtifact, listArtifacts, openHome);
      onPublished(artifact);
    } catch (problem) {
      // Our text was saved before theirs, so theirs is shown before anything is published.
      if (problem instanceof ApiProblem && ['changed-meanwhile', 'not-found'].includes(problem.code)) {
        await keeper.follow();
        if (keeper.state().state === 'saved' && keeper.version() !== etag)
          return setChangedBy(changerOf(keeper));
      }
      throw problem;
    }
  });

  const changes = useMemo(() => {
    if (revision === 0 || !page || page.body === null) return null;
    const { added, removed } = countChanges(diffLines(page.body, draft.body.trimEnd()));
    if (added + removed > 0) return PUBLISH.differs(added, removed);
    const { title, type, taxonomy, reviewBy } = page.artifact;
    const before = JSON.stringify([title, type, taxonomy, reviewBy]);
    const now = JSON.stringify([draft.title.trim(), draft.type, draft.taxonomy, draft.reviewBy]);
    return before === now ? PUBLISH.nothing : PUBLISH.onlyAround;
  }, [page, draft, revision]);

  /** There is no draft, only what is published. */
  const idle = changes === PUBLISH.nothing && page?.artifact.hasDraft === false;
  const conflict = keeper.state().state === 'conflict';
  const tooMany = taken.length > INCORPORATED_MAX;
  function send() {
    setTried(true);
    if (note.trim() !== '' && !publish.busy && !conflict && !idle && !untouched && !refused && !tooMany)
      void publish.run(note.trim());
  }

  const changed = changedBy !== null && !conflict;
  const unsaved = !conflict && saved === false && !publish.busy;
  const short = tried && note.trim() === '';
  return (
    <Sheet
      title={revision === 0 || conflict ? PUBLISH.firstTitle : PUBLISH.title(revision + 1)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{PUBLISH.keepWriting}</Button>
          <Button
            appearance="primary"
            disabledFocusable={publish.busy || conflict || idle || untouched || refused !== null || tooMany}
            onClick={send}
          >
            {publish.busy ? PUBLISH.publishing : PUBLISH.publish}
          </Button>
        </>
      }
    >
      {!conflict && (
        <p className={styles.words}>
          {revision === 0 ? PUBLISH.first : PUBLISH.replaces(revision)} {changes}
        </p>
      )}
      {!conflict && others.length > 0 && (
        <p role="status" className={styles.words}>
          {TOGETHER.writingNow(others.map(({ name }) => name))}
        </p>
      )}
      {taken.length > 0 && (
        <p className={styles.words}>{BESIDE.thanks(sayNames(taken.map(({ author }) => author.name)))}</p>
      )}
      {tooMany && <p role="alert">{BESIDE.many(INCORPORATED_MAX)}</p>}
      {untouched && <p role="status">{PUBLISH.template}</p>}
      {!untouched && refused && <Problem slim problem={refused} />}
      {!untouched && open.length > 0 && (
        <p role="status" className={styles.words}>
          {FORM.unanswered(open)}
        </p>
      )}
      <Field
        label={PUBLISH.changeNote}
        hint={PUBLISH.changeNoteHint}
        required
        {...fieldState(publish.problem, 'changeNote')}
        {...(short && {
          validationState: 'error',
          validationMessage: PUBLISH.changeNoteMissing,
          hint: undefined,
        })}
      >
        <Input
          ref={field}
          value={note}
          maxLength={NOTE_MAX}
          onChange={(_, data) => noteDraft.set(data.value)}
          onKeyDown={(event) => {
            if (isEnter(event)) send();
          }}
        />
      </Field>
      <section
        aria-label={PUBLISH.readers}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard too
        tabIndex={0}
        className={styles.preview}
      >
        <h3 className={styles.title}>{draft.title}</h3>
        <p className={styles.facts}>
          {TYPES[draft.type]} · {TAXONOMIES[draft.taxonomy]}
        </p>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <DrawnText type={draft.type} top={4} under={draft.title}>
            {draft.body}
          </DrawnText>
        </Suspense>
      </section>
      {(changed || conflict || unsaved || publish.problem !== null) && (
        <div ref={intoView} className={styles.met}>
          {changed && (
            <p role="alert" className={styles.words}>
              {idle ? PUBLISH.published(changedBy) : PUBLISH.changed(changedBy)}
            </p>
          )}
          {conflict && (
            <p role="alert" className={styles.words}>
              {PUBLISH.conflict}
            </p>
          )}
          {unsaved && (
            <p role="alert" className={styles.words}>
              {PUBLISH.notSaved}
            </p>
          )}
          {publish.problem !== null && (
            <Problem
              slim
              problem={publish.problem}
              fields={['changeNote']}
              onRetry={() => void publish.again()}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
