import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { searchKnowledge } from '../../../domain/knowledge/contract.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { Marked } from '../../components/Marked.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { hitAddress } from '../../components/search-hit.ts';
import { useRested } from '../../components/use-rested.ts';
import { openInApp } from '../../host/links.ts';
import { AlsoSearched } from '../../knowledge/AlsoSearched.tsx';
import { useFields } from '../../knowledge/annotations/fields.ts';
import { hitGroups } from '../../knowledge/hit-views.ts';
import { SEARCH_TEXTS } from '../../knowledge/texts.ts';
import { useRowButtons } from './row-button.ts';
import { FINDING } from './working-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '4px', paddingBlock: '8px' },
  row: { display: 'flex', gap: '8px', alignItems: 'center' },
  leave: { flexShrink: 0 },
  heading: {
    margin: '8px 0 0',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { ':not(:empty)': { margin: '8px 4px' }, color: tokens.colorNeutralForeground2 },
});

const PAUSE = 120;

interface Props {
  readonly communityId: string;
  /** An artifact is shown here; anything else opens in Guildhall. */
  readonly onArtifact: (artifactId: string) => void;
  readonly onDone: () => void;
}

/** Search beside a call. */
export default function FindHere({ communityId, onArtifact, onDone }: Props) {
  const styles = useStyles();
  const rows = useRowButtons();
  const fields = useFields();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [onlyTyped, setOnlyTyped] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const text = typed.trim().replace(/\s+/g, ' ');
  const rested = useRested(text, PAUSE);
  const query = text === '' ? '' : rested;
  const typedOnly = query !== '' && query === onlyTyped;
  const { data, error, reload } = useData(
    searchKnowledge,
    query === ''
      ? null
      : { params: { communityId }, query: { q: query, ...(typedOnly && { typed: 'only' }) } },
    { keepPrevious: true },
  );
  // Under words that got no answer, hits of other words would pass for theirs.
  const groups = text === '' || error ? [] : hitGroups(data?.hits ?? [], { bestFirst: true });
  const also = text === '' || error ? [] : (data?.also ?? []);
  const marked = [query, ...also].join(' ');
  return (
    <section
      className={styles.root}
      aria-label={SEARCH_TEXTS.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <div className={styles.row}>
        <input
          ref={field}
          type="search"
          className={fields.field}
          aria-label={SEARCH_TEXTS.label}
          placeholder={SEARCH_TEXTS.placeholder}
          maxLength={400}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="small" appearance="subtle" className={styles.leave} onClick={onDone}>
          {FINDING.leave}
        </Button>
      </div>
      {text !== '' && error && <Problem slim problem={error} onRetry={reload} />}
      {text !== '' && !data && !error && <SkeletonRows rows={3} />}
      <span role="status" className={styles.quiet}>
        {text !== '' &&
          data &&
          !error &&
          query === text &&
          groups.length === 0 &&
          SEARCH_TEXTS.noneTitle(query)}
      </span>
      <AlsoSearched
        also={also}
        typedOnly={typedOnly}
        onTypedOnly={(only) => {
          setOnlyTyped(only ? query : null);
          field.current?.focus();
        }}
      />
      {groups.map(({ kind, heading, hits }) => (
        <div key={kind}>
          <h3 className={styles.heading}>{heading}</h3>
          <ul className={rows.list}>
            {hits.map((hit) => (
              <li key={hit.id}>
                <button
                  type="button"
                  className={rows.row}
                  onClick={() => {
                    if (kind === 'artifact') onArtifact(hit.id);
                    else void openInApp(hitAddress(communityId, hit));
                  }}
                >
                  {hit.head(marked)}
                  {hit.excerpt && (
                    <span className={rows.about}>
                      <Marked text={hit.excerpt} query={marked} />
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
