import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { draftArtifact } from '../../domain/knowledge/contract.ts';
import { beginning } from '../../domain/shared/text.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { bodyText, readItemId, subjectRead } from '../host/item.ts';
import { openInApp } from '../host/links.ts';
import { passagesOf, quoted } from './case-note.ts';
import { InCommunity } from './InCommunity.tsx';
import { OUTLOOK } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  passage: {
    display: 'flex',
    gap: '8px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
  },
  box: {
    flexShrink: 0,
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
  },
});

/** What a person marks of a message becomes the draft of a case note. */
export default function KeepCaseNote() {
  return (
    <InCommunity may={writeKnowledge}>
      {(communityId, choice) => <Message communityId={communityId} choice={choice} />}
    </InCommunity>
  );
}

function Message(props: { communityId: string; choice: ReactNode }) {
  const [passages, setPassages] = useState<readonly string[]>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    bodyText().then((text) => setPassages(passagesOf(text)), setProblem);
  }, []);
  if (problem) return <Problem problem={problem} />;
  if (!passages) return <SkeletonRows rows={6} />;
  if (passages.length === 0) return <EmptyState title={OUTLOOK.keepNone} />;
  return <Keep {...props} passages={passages} />;
}

/** What is being kept of a message; a message that was sent does not change, so its passages have their places. */
const keeping = z.object({ artifactId: z.string(), title: z.string(), marked: z.array(z.int()) });

interface KeepProps {
  readonly communityId: string;
  readonly choice: ReactNode;
  readonly passages: readonly string[];
}

function Keep({ communityId, choice, passages }: KeepProps) {
  const styles = useStyles();
  // Each message has its own, so that another one can be looked at meanwhile.
  const draft = useDraft(`case-note-${readItemId().slice(-64)}`, keeping, () => ({
    artifactId: crypto.randomUUID(),
    title: beginning(subjectRead(), 120),
    marked: [],
  }));
  const { artifactId, title } = draft.value;
  const marked = new Set(draft.value.marked);
  const [kept, setKept] = useState<string>();
  const body = quoted(passages.filter((_, at) => marked.has(at)));
  const keep = useAction(async (operation) => {
    await call(draftArtifact, {
      params: { communityId, artifactId },
      body: { title, type: 'case note', taxonomy: 'people', body, reviewBy: null },
      operation,
    });
    draft.forget();
    setKept(`/communities/${communityId}/knowledge/${artifactId}/edit`);
  });
  if (kept)
    return (
      <EmptyState
        title={title}
        action={
          <Button appearance="primary" onClick={() => void openInApp(kept)}>
            {OUTLOOK.openDraft}
          </Button>
        }
      >
        {OUTLOOK.kept}
      </EmptyState>
    );
  const ready = marked.size > 0 && title.trim() !== '' && body.length <= BODY_MAX;
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{OUTLOOK.keep}</h1>
      <p className={styles.quiet}>{OUTLOOK.keepWhy}</p>
      {choice}
      <Field label={OUTLOOK.keepTitle} hint={OUTLOOK.keepTitleHint} {...fieldState(keep.problem, 'title')}>
        <Input
          maxLength={120}
          value={title}
          onChange={(_, { value }) => draft.set((before) => ({ ...before, title: value }))}
        />
      </Field>
      <ul className={styles.list}>
        {passages.map((passage, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a message stay as they are
          <li key={at}>
            <label className={styles.passage}>
              <input
                type="checkbox"
                className={styles.box}
                checked={marked.has(at)}
                onChange={({ target }) =>
                  draft.set((before) => ({
                    ...before,
                    marked: target.checked
                      ? [...before.marked, at]
                      : before.marked.filter((one) => one !== at),
                  }))
                }
              />
              <span>{passage}</span>
            </label>
          </li>
        ))}
      </ul>
      {body.length > BODY_MAX && <p role="alert">{OUTLOOK.tooLong}</p>}
      {keep.problem !== null && <Problem problem={keep.problem} onRetry={() => void keep.again()} />}
      <Button appearance="primary" disabledFocusable={!ready || keep.busy} onClick={() => void keep.run()}>
        {OUTLOOK.keepMarked(marked.size)}
      </Button>
    </div>
  );
}
