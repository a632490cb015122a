import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { readCommunity } from '../../domain/community/abilities.ts';
import { searchKnowledge } from '../../domain/knowledge/contract.ts';
import { knowledgeHits } from '../../domain/knowledge/hits.ts';
import { useData } from '../api/use-data.ts';
import { Marked } from '../components/Marked.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useRested } from '../components/use-rested.ts';
import { AlsoSearched } from '../knowledge/AlsoSearched.tsx';
import { InCommunity } from './InCommunity.tsx';
import { OUTLOOK } from './texts.ts';

// Reads Markdown, which weighs more than the search.
const Passages = lazy(() => import('./Passages.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  hit: {
    display: 'grid',
    gap: '2px',
    width: '100%',
    padding: '8px 0',
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** While somebody types, the knowledge base is asked only once they pause. */
const PAUSE = 120;

/** Finds a playbook and puts a passage of it, or a link to it, where the cursor is. */
export default function InsertPlaybook() {
  return (
    <InCommunity may={readCommunity}>
      {(communityId, choice) => <Find communityId={communityId} choice={choice} />}
    </InCommunity>
  );
}

function Find({ communityId, choice }: { communityId: string; choice: ReactNode }) {
  const styles = useStyles();
  const [words, setWords] = useState('');
  /** The words when only they were to be searched for. */
  const [onlyTyped, setOnlyTyped] = useState<string | null>(null);
  const [open, setOpen] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const wanted = words.trim();
  const rested = useRested(wanted, PAUSE);
  const asked = wanted && rested;
  const typedOnly = asked !== '' && asked === onlyTyped;
  const { data, error, reload } = useData(
    searchKnowledge,
    asked
      ? {
          params: { communityId },
          query: { q: asked, kind: 'artifact', ...(typedOnly && { typed: 'only' }) },
        }
      : null,
    { keepPrevious: true },
  );
  if (open)
    return (
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <Passages communityId={communityId} artifactId={open} onBack={() => setOpen(undefined)} />
      </Suspense>
    );
  const hits = (asked ? (data?.hits ?? []) : []).flatMap((hit) => {
    const read = knowledgeHits.artifact.safeParse(hit);
    return read.success ? [read.data] : [];
  });
  const also = asked ? (data?.also ?? []) : [];
  const marked = [asked, ...also].join(' ');
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{OUTLOOK.insert}</h1>
      {choice}
      <Field label={OUTLOOK.find}>
        <Input ref={field} type="search" value={words} onChange={(_, { value }) => setWords(value)} />
      </Field>
      {error && !data && <Problem problem={error} onRetry={reload} />}
      <AlsoSearched
        also={also}
        typedOnly={typedOnly}
        onTypedOnly={(only) => {
          setOnlyTyped(only ? asked : null);
          field.current?.focus();
        }}
      />
      {asked && data && hits.length === 0 && <p className={styles.quiet}>{OUTLOOK.nothingFound}</p>}
      <ul className={styles.list}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" className={styles.hit} onClick={() => setOpen(hit.id)}>
              <span className={styles.name}>
                <Marked text={hit.title} query={marked} />
              </span>
              <span className={styles.quiet}>
                <Marked text={hit.excerpt} query={marked} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
