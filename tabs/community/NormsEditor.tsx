import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import { toast } from '../app/toasts.tsx';
import { isEnter } from '../components/enter.ts';
import { type CommunityForm, NORMS_MAX } from './form.ts';
import { FORM } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  legend: { padding: 0 },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
  wrong: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200, margin: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  norm: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  text: { flex: '1 1 0', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },

  tool: { minWidth: '32px' },
  suggestions: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  suggestion: {
    minHeight: '28px',
    padding: '3px 10px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      color: tokens.colorNeutralForeground2Hover,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

type Norms = CommunityForm['norms'];

interface Props {
  readonly norms: Norms;
  readonly set: (change: (before: Norms) => Norms) => void;
  readonly message: string | undefined;
  /** What the lines are called, where they are not norms. */
  readonly words?: LineWords;
  readonly max?: number;
}

/** What is said of the lines. */
type LineWords = {
  readonly [Name in 'norm' | 'removeNorm' | 'normUp' | 'normDown']: (at: number) => string;
} & {
  readonly [Name in 'norms' | 'normsHint' | 'addNorm' | 'normRemoved' | 'normsFull']: string;
} & { readonly suggested: readonly string[] };

/** A list of lines: Enter goes on to the next, the arrows order them, what is removed can come back. */
export function NormsEditor({ norms, set, message, words = FORM, max = NORMS_MAX }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLFieldSetElement>(null);
  // The line to be focused once it is there.
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    root.current
      ?.querySelector<HTMLElement>(`li[data-norm="${wanted}"] input, button[data-norm="${wanted}"]`)
      ?.focus();
    setWanted(null);
  }, [wanted]);

  function add(text: string, after = norms.length) {
    if (norms.length >= max) return;
    const norm = { key: crypto.randomUUID(), text };
    set((before) => [...before.slice(0, after), norm, ...before.slice(after)]);
    if (!text) setWanted(norm.key);
  }
  function remove(at: number) {
    const gone = norms[at];
    if (!gone) return;
    set((before) => before.filter(({ key }) => key !== gone.key));
    setWanted(norms[at + 1]?.key ?? norms[at - 1]?.key ?? 'add');
    if (gone.text.trim()) {
      toast(words.normRemoved, {
        undo: () => set((before) => [...before.slice(0, at), gone, ...before.slice(at)]),
      });
    }
  }
  function move(at: number, to: number) {
    set((before) => {
      const after = [...before];
      const [moved] = after.splice(at, 1);
      if (moved) after.splice(to, 0, moved);
      return after;
    });
  }
  const missing = words.suggested.filter((suggested) => norms.every(({ text }) => text.trim() !== suggested));
  return (
    <fieldset ref={root} className={styles.root}>
      <legend className={styles.legend}>{words.norms}</legend>
      <p className={styles.hint}>{words.normsHint}</p>
      <ol className={styles.list}>
        {norms.map(({ key, text }, at) => (
          <li key={key} data-norm={key} className={styles.norm}>
            <Input
              className={styles.text}
              aria-label={words.norm(at + 1)}
              value={text}
              onChange={(_, { value }) =>
                set((before) => before.map((norm) => (norm.key === key ? { key, text: value } : norm)))
              }
              onKeyDown={(event) => {
                if (isEnter(event)) {
                  event.preventDefault();
                  add('', at + 1);
                } else if (event.key === 'Backspace' && text === '') {
                  event.preventDefault();
                  remove(at);
                }
              }}
            />
            {norms.length > 1 && (
              <>
                <Button
                  appearance="subtle"
                  className={styles.tool}
                  icon={<ArrowUpRegular />}
                  aria-label={words.normUp(at + 1)}
                  disabledFocusable={at === 0}
                  onClick={() => at > 0 && move(at, at - 1)}
                />
                <Button
                  appearance="subtle"
                  className={styles.tool}
                  icon={<ArrowDownRegular />}
                  aria-label={words.normDown(at + 1)}
                  disabledFocusable={at === norms.length - 1}
                  onClick={() => at < norms.length - 1 && move(at, at + 1)}
                />
              </>
            )}
            <Button
              appearance="subtle"
              className={styles.tool}
              icon={<DismissRegular />}
              aria-label={words.removeNorm(at + 1)}
              onClick={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      {message && (
        <p role="alert" className={styles.wrong}>
          {message}
        </p>
      )}
      {norms.length < max ? (
        <div className={styles.suggestions}>
          <button
            type="button"
            data-norm="add"
            className={mergeClasses(styles.suggestion)}
            onClick={() => add('')}
          >
            {FORM.suggest(words.addNorm)}
          </button>
          {norms.length < 3 &&
            missing.map((suggested) => (
              <button
                key={suggested}
                type="button"
                className={styles.suggestion}
                onClick={() => add(suggested)}
              >
                {FORM.suggest(suggested)}
              </button>
            ))}
        </div>
      ) : (
        <p className={styles.hint}>{words.normsFull}</p>
      )}
    </fieldset>
  );
}
