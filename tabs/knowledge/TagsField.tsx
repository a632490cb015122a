import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type KeyboardEvent, useRef, useState } from 'react';
import { listTags } from '../../domain/knowledge/tag-contract.ts';
import { TAGS_MAX, tagKey, tagsOf, uniqueTags } from '../../domain/knowledge/tags.ts';
import { hasWords } from '../../domain/shared/words.ts';
import { useData } from '../api/use-data.ts';
import { isComposing, isEnter } from '../components/enter.ts';
import { Suggest } from '../components/Suggest.tsx';
import { TAGS } from './tag-texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 320px) minmax(0, 1fr)',
    gap: '8px 16px',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    alignSelf: 'start',
    // In line with the field beside it, under its label.
    margin: '28px 0 0',
    padding: 0,
    '@media (max-width: 640px)': { margin: 0 },
    listStyleType: 'none',
  },
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '32px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    padding: '0 8px 0 12px',
    overflowWrap: 'anywhere',
    textAlign: 'start',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  option: { display: 'flex', justifyContent: 'space-between', gap: '16px' },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

const SHOWN = 8;

interface Props {
  readonly communityId: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

/** The tags of a draft, with the community's own suggested while one types. */
export default function TagsField({ communityId, tags, onChange }: Props) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const known = useData(listTags, { params: { communityId } });
  const field = useRef<HTMLDivElement>(null);
  const has = new Set(tags.map(tagKey));
  const full = tags.length >= TAGS_MAX;
  const free = (known.data?.tags ?? []).filter(({ tag }) => !has.has(tagKey(tag)));
  const [made] = tagsOf(typed);
  const exact = made !== undefined && free.some(({ tag }) => tagKey(tag) === tagKey(made));
  const fitting = free.filter(({ tag }) => hasWords(tag, typed)).slice(0, SHOWN);
  // What is typed whole stands first, so that Enter takes it.
  fitting.sort((a, b) => Number(tagKey(b.tag) === tagKey(typed)) - Number(tagKey(a.tag) === tagKey(typed)));
  const suggestions = full
    ? []
    : [
        ...(made !== undefined && !exact && !has.has(tagKey(made))
          ? [{ id: made, content: TAGS.make(made) }]
          : []),
        ...fitting.map(({ tag, count }) => ({
          id: tag,
          content: (
            <span className={styles.option}>
              <span>{tag}</span>
              <span className={styles.count}>{count}</span>
            </span>
          ),
        })),
      ];

  function add(text: string) {
    const written = tagsOf(text).map(
      (one) => free.find(({ tag }) => tagKey(tag) === tagKey(one))?.tag ?? one,
    );
    if (written.length > 0) onChange(uniqueTags([...tags, ...written]).slice(0, TAGS_MAX));
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    // Also before the list of suggestions has opened: the form around it is not sent.
    if (isEnter(event) && typed.trim() !== '' && !event.defaultPrevented) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  }

  function remove(tag: string) {
    onChange(tags.filter((one) => one !== tag));
    field.current?.querySelector('input')?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field within
    <div
      ref={field}
      className={styles.root}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) add(typed);
      }}
    >
      <Suggest
        label={TAGS.label}
        hint={full ? TAGS.enough : TAGS.hint(TAGS_MAX)}
        text={typed}
        onText={(text) => (text.includes(',') ? add(text) : setTyped(text))}
        suggestions={suggestions}
        onChoose={add}
      />
      {tags.length > 0 && (
        <ul className={styles.chosen} aria-label={TAGS.label}>
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                className={styles.tag}
                aria-label={TAGS.remove(tag)}
                title={TAGS.remove(tag)}
                onClick={() => remove(tag)}
              >
                {tag}
                <DismissRegular aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
