import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { Anchor } from '../../../domain/knowledge/annotation.ts';
import { trimmedAnchor } from '../../../domain/knowledge/passages.ts';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import { fold } from '../../../domain/shared/words.ts';
import { useFields } from './fields.ts';
import { blockAt } from './groups.ts';
import { ANNOTATE } from './texts.ts';

const useStyles = makeStyles({
  list: {
    maxHeight: '36dvh',
    overflowY: 'auto',
    margin: 0,
    padding: '2px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    // A narrow page has no room for a frame: the passages stand out into the margin.
    '@media (max-width: 400px)': {
      marginInline: '-8px',
      paddingInline: 0,
      borderInlineWidth: 0,
      borderRadius: 0,
    },
  },
  one: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '4px',
    minHeight: '32px',
    padding: '6px 8px',
    '@media (max-width: 400px)': { paddingInline: '2px' },
    scrollMarginBlock: '40px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  radio: {
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
  },
  words: {
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  chosen: { display: 'block', fontWeight: tokens.fontWeightSemibold },
});

/** Enter must not send a form that it may stand in. */
const NO_FORM = '';

/** A passage that was picked; null for the artifact as a whole. */
export type Picked = Anchor | null;

interface Props {
  readonly text: ArtifactText;
  /** The title that stands over it: a first block that says the same is not on the page. */
  readonly title: string;
  /** undefined: nothing is chosen yet. */
  readonly picked: Picked | undefined;
  readonly onPick: (picked: Picked) => void;
  /** Whether it may also be about the artifact as a whole. */
  readonly whole: boolean;
  /** Blocks to begin with, by their numbers, and what to call them. */
  readonly first?: { readonly label: string; readonly blocks: readonly number[] };
}

/**
 * Picks a passage without a mouse: radio buttons, one a block, and a field from whose text some words may be selected.
 * Screen readers read both as they read any form; a selection within a page's text many of them keep to themselves.
 */
export function PassagePicker({ text, title, picked, onPick, whole, first }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const name = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const at = picked ? blockAt(text, picked.start) : null;
  const block = at === null ? undefined : text.blocks[at];
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    // Once the dialog around it has opened, which takes the focus to its first button.
    const frame = requestAnimationFrame(() => {
      const { current } = list;
      const chosen = current?.querySelector<HTMLElement>('input:checked') ?? current?.querySelector('input');
      chosen?.focus();
      chosen?.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const choose = (number: number) => {
    const one = text.blocks[number];
    if (one) onPick({ start: one.start, end: one.start + one.text.length });
  };
  const row = (number: number) => {
    const one = text.blocks[number];
    if (!one) return null;
    return (
      <label key={number} className={styles.one}>
        <input
          type="radio"
          form={NO_FORM}
          name={name}
          className={styles.radio}
          checked={number === at}
          onChange={() => choose(number)}
        />
        <span className={number === at ? styles.chosen : styles.words}>{one.text}</span>
      </label>
    );
  };
  const begins = fold(text.blocks[0]?.text ?? '') === fold(title) ? 1 : 0;
  const others = [...text.blocks.keys()].filter(
    (number) => number >= begins && !first?.blocks.includes(number),
  );
  return (
    <>
      {first && first.blocks.length > 0 && <p className={fields.quiet}>{first.label}</p>}
      <fieldset ref={list} className={styles.list} aria-label={ANNOTATE.passages}>
        {first?.blocks.map(row)}
        {whole && (
          <label className={styles.one}>
            <input
              type="radio"
              form={NO_FORM}
              name={name}
              className={styles.radio}
              checked={picked === null}
              onChange={() => onPick(null)}
            />
            <span className={picked === null ? styles.chosen : undefined}>{ANNOTATE.whole}</span>
          </label>
        )}
        {others.map(row)}
      </fieldset>
      {block && picked && (
        <label className={fields.label}>
          {ANNOTATE.narrow}
          <textarea
            key={at}
            rows={3}
            value={block.text}
            // Keys select nothing in a field that is read-only for the browser, so it takes keys and stays as it is.
            aria-readonly
            inputMode="none"
            onChange={() => undefined}
            className={mergeClasses(fields.field, fields.text)}
            onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
              const part = trimmedAnchor(text, {
                start: block.start + selectionStart,
                end: block.start + selectionEnd,
              });
              // A caret alone narrows nothing, and takes back what was narrowed.
              if (part || narrow) {
                setNarrow(part !== null);
                onPick(part ?? { start: block.start, end: block.start + block.text.length });
              }
            }}
          />
          <span role="status">
            {picked.end - picked.start < block.text.length &&
              ANNOTATE.narrowed(text.text.slice(picked.start, picked.end))}
          </span>
        </label>
      )}
    </>
  );
}
