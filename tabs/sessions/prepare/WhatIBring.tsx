import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useRef } from 'react';
import type { Preparation } from '../../../domain/sessions/preparation.ts';
import { isOpen, type SessionState } from '../../../domain/sessions/session.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { copyWords } from '../../components/copy-words.ts';
import { useFieldStyles } from '../live/field-styles.ts';
import type { Place } from '../live/session-client.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { wordsOf } from './preparation-draft.ts';
import { saidOf } from './said-of.ts';
import { PREPARE } from './texts.ts';
import { type PreparationState, usePreparation } from './use-preparation.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '6px',
    // A printed page is passed on.
    '@media print': { display: 'none' },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  // As the other sections of the session's page.
  lined: { marginBottom: '32px' },
  line: { lineHeight: '32px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  field: { minHeight: '76px', maxHeight: '40vh' },
  kept: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  last: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 8px',
    // As high with its button as without, so that nothing below it moves.
    minHeight: '32px',
  },
  trouble: { color: tokens.colorNeutralForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Where the words are kept. Screen readers are told the result of saving, and not that it goes on. */
function SaveState({ now, onRetry }: { now: PreparationState; onRetry: () => void }) {
  const styles = useStyles();
  const busy = now.state === 'waiting' || now.state === 'saving';
  const stuck = now.state === 'offline' || now.state === 'refused';
  return (
    <div className={mergeClasses(styles.last, styles.quiet)}>
      {busy && <span aria-hidden>{PREPARE.saving}</span>}
      <span role="status" className={stuck || now.state === 'incomplete' ? styles.trouble : undefined}>
        {busy ? '' : saidOf(now)}
      </span>
      {stuck && (
        <Button size="small" onClick={onRetry}>
          {PREPARE.tryNow}
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly place: Place;
  readonly state: SessionState;
  readonly preparation: Preparation;
  readonly onKept: (kept: Preparation) => void;
  /** Whether it is being typed here. */
  readonly onTyping?: (typing: boolean) => void;
  /** A line under its heading. */
  readonly lined?: boolean;
}

/** What I bring to a session: written before it, private, and shown to me afterwards where I have not sent it. */
export default function WhatIBring({ place, state, preparation, onKept, onTyping, lined = false }: Props) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const heading = useId();
  const why = useId();
  const { keeper, now } = usePreparation(place, preparation, onKept);
  const words = useRef<HTMLParagraphElement>(null);
  const { text } = now.draft;
  const open = isOpen(state);
  const title = (
    <h2 id={heading} className={mergeClasses(styles.heading, lined && styles.line)}>
      {open ? PREPARE.title : PREPARE.overTitle}
    </h2>
  );

  if (!open) {
    // Whatever was typed last, also where the server did not take it any more.
    const undecided = now.state === 'conflict';
    const bothShown = undecided && wordsOf(text) !== '';
    // Nothing is discarded here that is not shown.
    const shown = wordsOf(text) ? text : undecided ? (now.theirs?.draft.text ?? '') : '';
    if (!wordsOf(shown)) return null;
    return (
      <section className={mergeClasses(styles.root, lined && styles.lined)} aria-labelledby={heading}>
        {title}
        <p className={styles.quiet}>{state === 'cancelled' ? PREPARE.overCancelled : PREPARE.overClosed}</p>
        <p ref={words} className={styles.kept}>
          {shown}
        </p>
        <div className={styles.actions}>
          <Button
            size="small"
            onClick={() =>
              copyWords(shown, () => {
                if (words.current) getSelection()?.selectAllChildren(words.current);
                toast(PREPARE.selected);
              })
            }
          >
            {PREPARE.copy}
          </Button>
          {!bothShown && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                keeper.change({ text: '' });
                if (undecided) keeper.keepOurs();
              }}
            >
              {PREPARE.discard}
            </Button>
          )}
        </div>
        {bothShown && <Elsewhere keeper={keeper} now={now} />}
      </section>
    );
  }

  return (
    <section className={mergeClasses(styles.root, lined && styles.lined)} aria-labelledby={heading}>
      {title}
      <p id={why} className={styles.quiet}>
        {PREPARE.why}
      </p>
      <textarea
        rows={3}
        className={mergeClasses(fields.field, fields.text, styles.field)}
        aria-labelledby={heading}
        aria-describedby={why}
        aria-invalid={now.state === 'incomplete'}
        placeholder={PREPARE.placeholder}
        value={text}
        onChange={(event) => keeper.change({ text: event.target.value })}
        onFocus={() => onTyping?.(true)}
        onBlur={({ currentTarget }) => {
          void keeper.flush();
          // Not where only the window has lost the focus.
          if (document.activeElement !== currentTarget) onTyping?.(false);
        }}
      />
      {now.state === 'conflict' ? (
        <Elsewhere keeper={keeper} now={now} />
      ) : (
        <SaveState now={now} onRetry={() => void keeper.again()} />
      )}
    </section>
  );
}
