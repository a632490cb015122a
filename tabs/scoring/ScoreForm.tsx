import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import * as z from 'zod/mini';
import type { Score, ScoredRubric } from '../../domain/scoring/round.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { Steady } from '../components/Steady.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { cellWords } from './cell-words.ts';
import { SCORE } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px', containerType: 'inline-size' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  criterion: { minWidth: 0, margin: 0, padding: 0, border: 0 },
  legend: {
    padding: 0,
    marginBottom: '8px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  levels: {
    display: 'grid',
    gap: '8px',
    gridTemplateColumns: 'repeat(var(--levels), minmax(0, 1fr))',
    '@container (max-width: 639.9px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  level: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignContent: 'start',
    gap: '2px 8px',
    minHeight: '32px',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':has(input:focus-visible)': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
    },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandForeground1}`,
    ':hover': { border: `1px solid ${tokens.colorBrandForeground1}` },
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  radio: {
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
    ':focus-visible': { outline: 'none' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: {
    gridColumn: '2',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-line',
  },
  before: {
    gridColumn: '2',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontStyle: 'italic',
  },
  word: { marginTop: '8px', display: 'grid', justifyItems: 'start' },
  // The browser's own field, styled as Fluent's: Fluent's would take more of the panel than all the rest.
  field: {
    boxSizing: 'border-box',
    width: '100%',
    minWidth: 0,
    height: '32px',
    padding: '0 10px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  missing: { margin: 0, color: tokens.colorStatusDangerForeground3 },
});

const typed = z.array(z.object({ level: z.nullable(z.int()), word: z.string() }));
type Typed = z.output<typeof typed>;

interface Props {
  /** What is kept of the form while it is filled in: a name for each round and pass. */
  readonly name: string;
  readonly rubric: ScoredRubric;
  /** What I have scored in this pass; null if nothing. */
  readonly saved: readonly Score[] | null;
  /** What I scored in the pass before. */
  readonly before?: readonly Score[] | null;
  readonly onSave: (scores: Score[], operation: string) => Promise<unknown>;
}

/** One person's scores: a level for each criterion, and a word where they want to. On the page and in the panel. */
export function ScoreForm({ name, rubric, saved, before = null, onSave }: Props) {
  const styles = useStyles();
  const { levels, criteria } = rubric;
  const empty = (): Typed =>
    saved ? saved.map((one) => ({ ...one })) : criteria.map(() => ({ level: null, word: '' }));
  const draft = useDraft(name, typed, empty, (kept) => (kept.length === criteria.length ? kept : empty()));
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const missing = criteria.filter((_, at) => value[at]?.level === null);
  const same = saved !== null && JSON.stringify(saved) === JSON.stringify(value);
  const save = useAction(async (operation) => {
    await onSave(scoresOf(draft.latest()), operation);
    draft.forget();
  });
  const put = (at: number, change: Partial<Typed[number]>) =>
    draft.set((was) => was.map((one, index) => (index === at ? { ...one, ...change } : one)));
  function submit() {
    setTried(true);
    if (missing.length === 0) return void save.run();
    const first = criteria.findIndex((_, at) => value[at]?.level === null);
    form.current?.querySelectorAll('fieldset')[first]?.querySelector('input')?.focus();
  }
  const words = saved === null ? SCORE.send : SCORE.change;
  return (
    <form
      ref={form}
      noValidate
      className={styles.root}
      style={{ '--levels': levels.length } as CSSProperties}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {criteria.map((criterion, at) => (
        <CriterionField
          // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
          key={at}
          criterion={criterion}
          levels={levels}
          value={value[at] ?? { level: null, word: '' }}
          before={before?.[at]?.level ?? null}
          onChange={(change) => put(at, change)}
        />
      ))}
      {tried && missing.length > 0 && (
        <p role="alert" className={styles.missing}>
          {SCORE.missing(missing.map((one) => one.name))}
        </p>
      )}
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      <div className={styles.end}>
        {!same && (
          <Button type="submit" appearance="primary" disabledFocusable={save.busy}>
            <Steady widest={words}>{save.busy ? SCORE.sending : words}</Steady>
          </Button>
        )}
        <span role="status" className={styles.quiet}>
          {saved !== null && (same ? SCORE.given : SCORE.changed)}
        </span>
      </div>
    </form>
  );
}

const scoresOf = (form: Typed): Score[] =>
  form.map(({ level, word }) => ({ level: level ?? 0, word: word.trim() }));

interface FieldProps {
  readonly criterion: ScoredRubric['criteria'][number];
  readonly levels: readonly string[];
  readonly value: Typed[number];
  readonly before: number | null;
  readonly onChange: (change: Partial<Typed[number]>) => void;
}

function CriterionField({ criterion, levels, value, before, onChange }: FieldProps) {
  const styles = useStyles();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const word = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) word.current?.focus();
  }, [asked]);
  const writes = asked || value.word !== '';
  return (
    <fieldset className={styles.criterion}>
      <legend className={styles.legend}>{criterion.name}</legend>
      <div className={styles.levels}>
        {levels.map((name, level) => (
          <label
            // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
            key={level}
            className={mergeClasses(styles.level, value.level === level && styles.chosen)}
          >
            <input
              type="radio"
              name={id}
              className={styles.radio}
              checked={value.level === level}
              onChange={() => onChange({ level })}
            />
            <span className={styles.name}>{name}</span>
            <span className={styles.text}>{cellWords(criterion.cells[level] ?? '')}</span>
            {before === level && <span className={styles.before}>{SCORE.before}</span>}
          </label>
        ))}
      </div>
      <div className={styles.word}>
        {writes ? (
          <input
            className={styles.field}
            ref={word}
            aria-label={`${SCORE.word}: ${criterion.name}`}
            placeholder={SCORE.word}
            maxLength={300}
            value={value.word}
            onChange={(event) => onChange({ word: event.target.value })}
          />
        ) : (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${SCORE.addWord}: ${criterion.name}`}
            onClick={() => setAsked(true)}
          >
            {SCORE.addWord}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
