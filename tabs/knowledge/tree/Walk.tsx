import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { walk } from '../../../domain/knowledge/types/check-tree.ts';
import { isQuestion, nodeOf, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { LazyMarkdown } from '../../components/LazyMarkdown.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { nameOfNode } from './edit-tree.ts';
import { WALK } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '20px',
    maxWidth: '640px',
    minWidth: 0,
    '@media (max-width: 340px)': { gap: '12px' },
  },
  trail: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 8px',
    alignItems: 'baseline',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  stepLink: {
    minHeight: '24px',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  given: { fontWeight: tokens.fontWeightSemibold },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
    '@media (max-width: 480px)': {
      fontSize: tokens.fontSizeBase600,
      lineHeight: tokens.lineHeightBase600,
    },
    '@media (max-width: 340px)': {
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase500,
    },
  },
  outcome: {
    display: 'grid',
    gap: '8px',
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    '@media (max-width: 480px)': { padding: '16px' },
  },
  arrived: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  answers: { display: 'grid', gap: '8px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  answer: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    padding: '8px 16px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '&[aria-disabled=true]': { color: tokens.colorNeutralForeground2, cursor: 'default' },
  },
  number: {
    flexShrink: 0,
    display: 'inline-grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', '@media print': { display: 'none' } },
});

export interface WalkProps {
  readonly tree: Tree;
  /** The words of the answers given so far. */
  readonly path: readonly string[];
  /** Left out where somebody else leads: then one only looks on. */
  readonly onPath?: ((path: readonly string[]) => void) | undefined;
  /** Where the keys 1 to 9 give an answer: beside a call only within the tree, since the panel has its own. */
  readonly keys?: 'page' | 'within';
  /** What else can be done with an outcome. */
  readonly atOutcome?: ReactNode;
}

/** A decision tree question by question. Where one stands is told from outside, so that several can walk together. */
export function Walk({ tree, path, onPath, keys = 'page', atOutcome }: WalkProps) {
  const styles = useStyles();
  const { steps, at, whole } = walk(tree, path);
  const given = steps.map(({ answer }) => answer);
  const heading = useRef<HTMLHeadingElement>(null);
  const choices = useRef<HTMLFieldSetElement>(null);
  /** Somebody went on here, so that the focus follows. */
  const went = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another node is shown
  useEffect(() => {
    if (went.current) heading.current?.focus();
    went.current = false;
    // Beside a call there is little room: the answers are shown, and before them the question.
    if (keys === 'within')
      for (const part of [choices.current, heading.current]) part?.scrollIntoView({ block: 'nearest' });
  }, [at?.id]);
  const go = (next: readonly string[]) => {
    went.current = true;
    onPath?.(next);
  };
  const leading = at?.answers.filter(({ to }) => nodeOf(tree, to)) ?? [];
  // Of two that say the same only one can be given.
  const answers = leading.filter(
    ({ words }, index) => leading.findIndex((one) => one.words === words) === index,
  );
  const byKey: Readonly<Record<string, () => void>> = Object.fromEntries(
    (onPath ? answers : [])
      .slice(0, 9)
      .map(({ words }, index) => [String(index + 1), () => go([...given, words])]),
  );
  useShortcuts(keys === 'page' ? byKey : {});
  const onKeyDown = (event: KeyboardEvent) => {
    const run = event.altKey || event.ctrlKey || event.metaKey ? undefined : byKey[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  if (!at) return null;
  const text = at.text && (
    <Suspense fallback={<SkeletonRows rows={2} />}>
      <LazyMarkdown top={3}>{at.text}</LazyMarkdown>
    </Suspense>
  );
  const title = (
    <h2 ref={heading} tabIndex={-1} className={styles.title}>
      {nameOfNode(at)}
    </h2>
  );
  return (
    <div className={styles.root} {...(keys === 'within' && { onKeyDown })}>
      {steps.length > 0 && (
        <ol className={styles.trail} aria-label={WALK.trail}>
          {steps.map(({ node, answer }, index) => (
            <li key={node.id} className={styles.step}>
              {onPath ? (
                <button type="button" className={styles.stepLink} onClick={() => go(given.slice(0, index))}>
                  {nameOfNode(node)}
                </button>
              ) : (
                <span>{nameOfNode(node)}</span>
              )}
              <span className={styles.given}>{answer}</span>
            </li>
          ))}
        </ol>
      )}
      {!whole && (
        <p role="status" className={styles.quiet}>
          {WALK.changed}
        </p>
      )}
      <div aria-live="polite" className={mergeClasses(!isQuestion(at) && styles.outcome)}>
        {!isQuestion(at) && <p className={styles.arrived}>{WALK.arrived}</p>}
        {title}
        {text}
      </div>
      {isQuestion(at) && (
        <fieldset ref={choices} className={styles.answers} aria-label={WALK.answers}>
          {answers.map(({ words }, index) => (
            <button
              key={words}
              type="button"
              className={styles.answer}
              aria-disabled={!onPath || undefined}
              {...(onPath && index < 9 && { 'aria-keyshortcuts': String(index + 1) })}
              onClick={() => go([...given, words])}
            >
              {onPath && index < 9 && (
                <span className={styles.number} aria-hidden>
                  {index + 1}
                </span>
              )}
              {words}
            </button>
          ))}
          {answers.length === 0 && <p className={styles.quiet}>{WALK.looseEnd}</p>}
        </fieldset>
      )}
      {!isQuestion(at) && atOutcome}
      {onPath && steps.length > 0 && (
        <div className={styles.row}>
          <Button onClick={() => go(given.slice(0, -1))}>‹ {WALK.back}</Button>
          <Button appearance={isQuestion(at) ? 'subtle' : 'secondary'} onClick={() => go([])}>
            {WALK.startAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
