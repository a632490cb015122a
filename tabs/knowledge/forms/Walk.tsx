import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ASKED, fieldsOf, TAKE_AWAY } from '../../../domain/knowledge/types/questions.ts';
import { readSections } from '../../../domain/knowledge/types/sections.ts';
import { stepsOf } from '../../../domain/knowledge/types/training.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LazyMarkdown } from '../../components/LazyMarkdown.ts';
import { SkeletonRows, Unseen } from '../../components/Rows.tsx';
import { WALK } from './texts.ts';
import { useWalk } from './walk.ts';

const useStyles = makeStyles({
  progress: {
    display: 'flex',
    gap: '4px',
    maxWidth: '640px',
    margin: '0 0 24px',
    padding: 0,
    listStyleType: 'none',
  },
  mark: { flex: '1 1 0', minWidth: 0 },
  jump: {
    width: '100%',
    height: '32px',
    padding: 0,
    border: 0,
    borderTop: `4px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  jumpDone: { borderTop: `4px solid ${tokens.colorBrandForeground1}` },
  jumpNow: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  step: { maxWidth: '640px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  count: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  title: {
    margin: '4px 0 12px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  tryOut: {
    margin: '20px 0 0',
    padding: '4px 0 4px 16px',
    borderLeft: `3px solid ${tokens.colorBrandForeground1}`,
  },
  tryTitle: { margin: '0 0 4px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  sign: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: '28px 0 12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const takeAwayIn = (body: string): string =>
  fieldsOf(ASKED['training module'].questions, readSections(body).sections)
    .find(({ question }) => question?.title === TAKE_AWAY)
    ?.section?.text.trim() ?? '';

interface Props {
  readonly artifactId: string;
  /** The page of the module. */
  readonly home: string;
  readonly body: string;
}

/** The steps of a module, one at a time, with what somebody has done of it. */
export default function Walk({ artifactId, home, body }: Props) {
  const steps = stepsOf(body);
  const takeAway = takeAwayIn(body);
  const styles = useStyles();
  const [, go] = useLocation();
  const walk = useWalk(artifactId, steps);
  /** The number of steps for the end. */
  const [at, setAt] = useState(walk.next);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each step that follows the first
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [at]);
  if (steps.length === 0) return <EmptyState title={WALK.none}>{WALK.noneWhy}</EmptyState>;
  const step = steps[at];
  const last = at === steps.length - 1;
  return (
    <>
      <nav aria-label={WALK.progress}>
        <ol className={styles.progress}>
          {steps.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have the same title
            <li key={`${place} ${one.title}`} className={styles.mark}>
              <button
                type="button"
                title={one.title}
                aria-current={place === at ? 'step' : undefined}
                className={mergeClasses(
                  styles.jump,
                  walk.isDone(one) && styles.jumpDone,
                  place === at && styles.jumpNow,
                )}
                onClick={() => setAt(place)}
              >
                <Unseen>{`${WALK.step(place + 1, steps.length)}, ${one.title}`}</Unseen>
                <span aria-hidden>
                  {walk.isDone(one) ? '✓ ' : ''}
                  {place + 1}
                </span>
                {walk.isDone(one) && <Unseen>{`, ${WALK.isDone}`}</Unseen>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {step ? (
        <article className={styles.step}>
          <p className={styles.count}>{WALK.step(at + 1, steps.length)}</p>
          <h2 ref={heading} tabIndex={-1} className={styles.title}>
            {step.title}
          </h2>
          <Suspense fallback={<SkeletonRows rows={4} />}>
            {step.text && <LazyMarkdown top={3}>{step.text}</LazyMarkdown>}
            {step.tryOut && (
              <section aria-label={WALK.tryIt(step.tryOut.minutes)} className={styles.tryOut}>
                <h3 className={styles.tryTitle}>{WALK.tryIt(step.tryOut.minutes)}</h3>
                {step.tryOut.task && <LazyMarkdown top={4}>{step.tryOut.task}</LazyMarkdown>}
                {step.tryOut.sign && (
                  <div className={styles.sign}>
                    <LazyMarkdown top={4}>{`*${WALK.youCanTell}* ${step.tryOut.sign}`}</LazyMarkdown>
                  </div>
                )}
              </section>
            )}
          </Suspense>
          <div className={styles.actions}>
            <Button
              appearance="primary"
              onClick={() => {
                walk.finish(step);
                setAt(at + 1);
              }}
            >
              {last ? WALK.finish : WALK.next}
            </Button>
            {!last && <Button onClick={() => setAt(at + 1)}>{WALK.skip}</Button>}
            {at > 0 && (
              <Button appearance="subtle" onClick={() => setAt(at - 1)}>
                {WALK.previous}
              </Button>
            )}
          </div>
          <p className={styles.quiet}>{WALK.on}</p>
        </article>
      ) : (
        <article className={styles.step}>
          <h2 ref={heading} tabIndex={-1} className={styles.title}>
            {WALK.finished}
          </h2>
          <p>{walk.done === steps.length ? WALK.allDone : WALK.done(walk.done, steps.length)}</p>
          {takeAway && (
            <section aria-label={WALK.takeAway} className={styles.tryOut}>
              <h3 className={styles.tryTitle}>{WALK.takeAway}</h3>
              <Suspense fallback={<SkeletonRows rows={1} />}>
                <LazyMarkdown top={4}>{takeAway}</LazyMarkdown>
              </Suspense>
            </section>
          )}
          <div className={styles.actions}>
            <Button appearance="primary" onClick={() => go(home)}>
              {WALK.back}
            </Button>
            <Button appearance="subtle" onClick={() => setAt(steps.length - 1)}>
              {WALK.previous}
            </Button>
          </div>
        </article>
      )}
    </>
  );
}
