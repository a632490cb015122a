import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { listArtifacts } from '../../../domain/knowledge/contract.ts';
import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { isEnter } from '../../components/enter.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useRested } from '../../components/use-rested.ts';
import { useArtifacts } from '../../knowledge/use-artifacts.ts';
import { TAXONOMY_WORDS } from '../session-words.ts';
import { find } from './find.ts';
import { usePlanStyles } from './styles.ts';
import { PLAN } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: 1, minWidth: 0 },
  about: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // As wide as the row wants, and no wider than the page.
  search: { minWidth: 0, width: '100%' },
});

const PAUSE = 120;
const MOST = 10;
const HITS = 5;

function About({ artifact }: { artifact: Artifact }) {
  const styles = useStyles();
  const said = [artifact.type, TAXONOMY_WORDS[artifact.taxonomy].toLocaleLowerCase()];
  if (artifact.state === 'draft') said.push(PLAN.draft);
  return <span className={styles.about}>{said.join(' · ')}</span>;
}

interface Props {
  readonly communityId: string;
  readonly area: Taxonomy;
  readonly linked: readonly string[];
  readonly onChange: (linked: string[]) => void;
}

/** What to have beside the call: linked playbooks, and a field to find more by name. */
export default function PlaybookPicker({ communityId, area, linked, onChange }: Props) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const [typed, setTyped] = useState('');
  const words = useRested(typed.trim(), PAUSE);
  const { data, error, reload } = useData(
    listArtifacts,
    { params: { communityId }, query: { sort: 'changed', ...(words && { words }) } },
    { keepPrevious: true },
  );
  // What fits an area may be among many others that were changed later.
  const near = useData(
    listArtifacts,
    { params: { communityId }, query: { sort: 'changed', taxonomy: area, ...(words && { words }) } },
    { keepPrevious: true },
  );
  const { artifacts: known, answer: told } = useArtifacts(communityId, linked);
  /** What was linked here is known before it has been told, and whatever is searched for afterwards. */
  const [picked, setPicked] = useState<readonly Artifact[]>([]);
  const found = [...(near.data?.artifacts ?? []), ...(data?.artifacts ?? [])];
  const artifacts = [...new Map([...picked, ...found, ...known].map((one) => [one.id, one])).values()];
  const isThere = data && (told.data || linked.every((id) => artifacts.some((one) => one.id === id)));
  const hits = find(artifacts, typed, area, linked);
  const titleOf = (id: string) => artifacts.find((one) => one.id === id)?.title ?? PLAN.gone;
  const isEmpty = data?.published === 0 && data.drafts === 0;

  const section = useRef<HTMLElement>(null);
  /** The button of a row that goes takes the focus with it: which row of which list comes after it. */
  const leaving = useRef<{ list: string; row: number } | null>(null);
  useEffect(() => {
    const left = leaving.current;
    leaving.current = null;
    if (!left || document.activeElement !== document.body) return;
    const buttons = section.current?.querySelectorAll<HTMLElement>(`ul[aria-label="${left.list}"] button`);
    const next = buttons?.[Math.min(left.row, buttons.length - 1)];
    (next ?? section.current?.querySelector<HTMLElement>('input') ?? section.current)?.focus();
  });

  function link(artifact: Artifact): void {
    setPicked([...picked, artifact]);
    onChange([...linked, artifact.id]);
  }

  function unlink(id: string): void {
    leaving.current = { list: PLAN.playbooks, row: linked.indexOf(id) };
    onChange(linked.filter((one) => one !== id));
    toast(PLAN.unlinked(titleOf(id)), { undo: () => onChange([...linked]) });
  }

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="plan-playbooks" className={plan.section}>
      <div>
        <h2 id="plan-playbooks" className={plan.heading}>
          {PLAN.playbooks}
        </h2>
        <p className={plan.quiet}>{PLAN.playbooksWhy}</p>
      </div>
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!isThere && !error && <SkeletonRows rows={2} />}
      {isThere && (
        <>
          {linked.length > 0 && (
            <ul className={styles.list} aria-label={PLAN.playbooks}>
              {linked.map((id) => {
                const artifact = artifacts.find((one) => one.id === id);
                return (
                  <li key={id} className={styles.row}>
                    <span className={styles.words}>
                      {titleOf(id)} {artifact && <About artifact={artifact} />}
                    </span>
                    <Button
                      appearance="subtle"
                      icon={<DismissRegular />}
                      aria-label={PLAN.unlink(titleOf(id))}
                      title={PLAN.unlink(titleOf(id))}
                      onClick={() => unlink(id)}
                    />
                  </li>
                );
              })}
            </ul>
          )}
          {isEmpty && <p className={plan.quiet}>{PLAN.playbooksNone}</p>}
          {linked.length >= MOST && <p className={plan.quiet}>{PLAN.enough}</p>}
          {!isEmpty && linked.length < MOST && (
            <>
              <Input
                type="search"
                className={styles.search}
                aria-label={PLAN.find}
                placeholder={PLAN.find}
                contentBefore={<SearchRegular />}
                value={typed}
                onChange={(_, { value }) => setTyped(value)}
                onKeyDown={(event) => {
                  if (!isEnter(event)) return;
                  event.preventDefault();
                  const [first] = hits;
                  if (typed.trim() && first) {
                    link(first);
                    setTyped('');
                  }
                }}
              />
              <ul className={styles.list} aria-label={PLAN.find}>
                {hits.slice(0, HITS).map((artifact, row) => (
                  <li key={artifact.id} className={styles.row}>
                    <span className={styles.words}>
                      {artifact.title} <About artifact={artifact} />
                    </span>
                    <Button
                      size="small"
                      icon={<AddRegular />}
                      aria-label={PLAN.link(artifact.title)}
                      onClick={() => {
                        leaving.current = { list: PLAN.find, row };
                        link(artifact);
                      }}
                    >
                      {PLAN.linkShort}
                    </Button>
                  </li>
                ))}
              </ul>
              <div role="status" className={plan.quiet}>
                {typed.trim() && hits.length === 0 && PLAN.noHit(typed.trim())}
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}
