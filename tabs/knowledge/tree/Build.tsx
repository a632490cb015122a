import { Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { problemsOfTree, stops, type TreeProblem } from '../../../domain/knowledge/types/check-tree.ts';
import { nodeOf, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { sayProblem } from '../../../domain/knowledge/types/tree-words.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { columnsOf } from './arrange.ts';
import { begun, nameOfNode } from './edit-tree.ts';
import { NodeForm } from './NodeForm.tsx';
import { BUILD } from './texts.ts';
import type { ChangeTree } from './use-tree.ts';

const Drawing = lazy(() => import('./Drawing.tsx'));

/** So many columns of a tree are legible beside its form. */
const COLUMNS_BESIDE = 4;

const NARROW = '(max-width: 899.9px)';

const useStyles = makeStyles({
  words: { margin: '0 0 12px', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gap: '16px 32px',
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 420px' },
  },
  // A tree of many columns has the whole width, and the form stands below it.
  below: { '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  form: { minWidth: 0 },
  formBelow: { maxWidth: '640px' },
  // The form stays beside a tall tree.
  formBeside: {
    '@media (min-width: 900px)': {
      position: 'sticky',
      top: '8px',
      paddingInlineStart: '24px',
      borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  problems: { marginTop: '16px' },
  head: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  problem: {
    display: 'flex',
    gap: '8px',
    alignItems: 'baseline',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  mark: { width: '16px', flexShrink: 0, fontWeight: tokens.fontWeightBold, textAlign: 'center' },
  stops: { color: tokens.colorPaletteDarkOrangeForeground1 },
  look: { color: tokens.colorNeutralForeground3 },
  link: {
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  where: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
  intro: { marginTop: '24px', maxWidth: '640px' },
});

interface Props {
  readonly tree: Tree;
  readonly onChange: ChangeTree;
}

/** The tree drawn, beside it the part that is worked on, below it what is to be mended. */
export function Build({ tree: written, onChange }: Props) {
  const styles = useStyles();
  const isEmpty = written.nodes.length === 0;
  // The first question is there to be written; what is written becomes the tree.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same question until something is written
  const start = useMemo(() => begun(written), [isEmpty]);
  const tree = isEmpty ? { ...start, intro: written.intro, tests: written.tests } : written;
  const [open, setOpen] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const titleField = useRef<HTMLTextAreaElement>(null);
  const problems = useMemo(() => problemsOfTree(tree), [tree]);
  const marked = useMemo(() => new Set(problems.filter(stops).flatMap(({ at }) => at ?? [])), [problems]);
  const isBelow = useMemo(() => columnsOf(tree) > COLUMNS_BESIDE, [tree]);
  const node = (open === null ? undefined : nodeOf(tree, open)) ?? tree.nodes[0];

  /** The field of a part that is made only now is there after the next drawing. */
  function show(id: string, write = false) {
    setOpen(id);
    requestAnimationFrame(() => {
      if (write) titleField.current?.focus();
      // On narrow pages, and where the tree is wide, it stands below.
      else if (isBelow || matchMedia(NARROW).matches) form.current?.scrollIntoView({ block: 'nearest' });
    });
  }

  if (!node) return null;
  return (
    <>
      {isEmpty && <p className={styles.words}>{BUILD.first}</p>}
      <div className={mergeClasses(styles.columns, isBelow && styles.below)}>
        <div>
          <Suspense fallback={<SkeletonRows rows={6} />}>
            <Drawing tree={tree} chosen={node.id} {...(!isEmpty && { problems: marked })} onOpen={show} />
          </Suspense>
          {!isEmpty && <Problems tree={tree} problems={problems} onOpen={(id) => show(id, true)} />}
        </div>
        <div ref={form} className={mergeClasses(styles.form, isBelow ? styles.formBelow : styles.formBeside)}>
          <NodeForm key={node.id} {...{ tree, node, titleField, onChange }} onOpen={show} />
        </div>
      </div>
      <Field label={BUILD.intro} className={styles.intro}>
        <Textarea
          rows={1}
          resize="vertical"
          value={tree.intro}
          onChange={(_, data) => onChange({ ...tree, intro: data.value }, 'intro')}
        />
      </Field>
    </>
  );
}

interface ProblemsProps {
  readonly tree: Tree;
  readonly problems: readonly TreeProblem[];
  readonly onOpen: (id: string) => void;
}

function Problems({ tree, problems, onOpen }: ProblemsProps) {
  const styles = useStyles();
  return (
    <section className={styles.problems} aria-label={BUILD.problems(problems.length)}>
      <h2 className={styles.head}>
        <span role="status">{problems.length === 0 ? BUILD.fine : BUILD.problems(problems.length)}</span>
      </h2>
      <ul className={styles.list}>
        {problems.map((problem) => {
          const node = problem.at === null ? undefined : nodeOf(tree, problem.at);
          const stopping = stops(problem);
          return (
            <li
              key={`${problem.kind} ${problem.at} ${problem.at === null ? '' : problem.answer}`}
              className={styles.problem}
            >
              <span
                className={`${styles.mark} ${stopping ? styles.stops : styles.look}`}
                role="img"
                aria-label={stopping ? BUILD.stops : BUILD.look}
                title={stopping ? BUILD.stops : BUILD.look}
              >
                {stopping ? '!' : '·'}
              </span>
              {node ? (
                <button type="button" className={styles.link} onClick={() => onOpen(node.id)}>
                  <span className={styles.where}>{nameOfNode(node)}</span> {sayProblem(problem)}
                </button>
              ) : (
                <span>{sayProblem(problem)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
