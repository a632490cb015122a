import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { isComposing, isEnter } from './enter.ts';
import { Unseen } from './Rows.tsx';
import { SUGGEST } from './texts.ts';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'grid', alignSelf: 'start' },
  // As far from its field as Fluent's own labels are.
  label: { padding: '2px 0 6px', lineHeight: tokens.lineHeightBase300 },
  star: { color: tokens.colorPaletteRedForeground3 },
  input: {
    width: '100%',
    minHeight: '32px',
    boxSizing: 'border-box',
    padding: '4px 10px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    // As Fluent's own fields; the outline appears where colours are forced.
    ':focus-visible': {
      outline: '2px solid transparent',
      borderBottom: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  wrong: {
    border: `1px solid ${tokens.colorPaletteRedBorder2}`,
    borderBottom: `1px solid ${tokens.colorPaletteRedBorder2}`,
  },
  message: {
    marginTop: '4px',
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  hint: {
    marginTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  popup: {
    position: 'absolute',
    insetInline: 0,
    top: '100%',
    zIndex: 10,
    margin: '4px 0 0',
    padding: '4px',
    maxHeight: 'min(320px, 50vh)',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  option: {
    padding: '6px 8px',
    minHeight: '32px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    // A border, because forced colours remove backgrounds.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
    border: `1px solid ${tokens.colorStrokeFocus2}`,
    // The contrast theme turns the background bright, so what is quiet elsewhere must not stay so.
    '& span:not([aria-hidden])': { color: 'inherit' },
  },
  off: { cursor: 'default', color: tokens.colorNeutralForeground3 },
});

export interface Suggestion {
  readonly id: string;
  readonly content: ReactNode;
  /** Shown, but not to be chosen; its content says why. */
  readonly off?: boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  /** What is wrong with it. */
  readonly message?: string | undefined;
  /** What is typed. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly onChoose: (id: string) => void;
  /** Said in place of the suggestions: looking, nothing found, a problem. Stays away while nothing is typed. */
  readonly note?: ReactNode;
  /** When the field is left or Escape pressed. */
  readonly onLeave?: () => void;
  readonly onFocus?: () => void;
}

/** A text field that suggests as one types: WAI-ARIA's combobox with a list, on plain elements. */
export function Suggest(props: Props) {
  const { label, hint, placeholder, required, message, text, suggestions, note, onText, onChoose } = props;
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  // null: the first that can be chosen.
  const [active, setActive] = useState<number | null>(null);
  const listed = open && suggestions.length > 0;
  const first = Math.max(
    0,
    suggestions.findIndex(({ off }) => !off),
  );
  const index = Math.min(active ?? first, suggestions.length - 1);
  const at = suggestions[index];
  const optionId = (name: string) => `${id}-${name}`;

  useEffect(() => {
    if (listed && at) document.getElementById(`${id}-${at.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [listed, at, id]);

  function close() {
    setOpen(false);
    props.onLeave?.();
  }
  function choose(one: Suggestion) {
    if (one.off) return;
    setOpen(false);
    setActive(null);
    onChoose(one.id);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!listed) {
        setOpen(true);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index + step + suggestions.length) % suggestions.length);
    } else if (isEnter(event) && listed && at) {
      event.preventDefault();
      choose(at);
    } else if (event.key === 'Escape' && listed) {
      // Only the list: a dialog around it stays.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left all of it
    <div
      className={styles.root}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Its note's buttons can be reached by keyboard too.
        if (!currentTarget.contains(relatedTarget)) close();
      }}
    >
      <label htmlFor={`${id}-field`} className={styles.label}>
        {label}
        {required && (
          <span aria-hidden className={styles.star}>
            {' '}
            *
          </span>
        )}
      </label>
      <input
        id={`${id}-field`}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        className={mergeClasses(styles.input, message && styles.wrong)}
        placeholder={placeholder}
        required={required}
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-activedescendant={listed && at ? optionId(at.id) : undefined}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-message` : hint ? `${id}-hint` : undefined}
        value={text}
        onFocus={(event) => {
          event.target.select();
          props.onFocus?.();
        }}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          setActive(null);
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      {message ? (
        <span id={`${id}-message`} className={styles.message}>
          {message}
        </span>
      ) : (
        hint && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )
      )}
      {/* Its buttons can be pressed without the field losing the focus first. */}
      <div role="status" onMouseDown={(event) => event.preventDefault()}>
        {listed && <Unseen>{SUGGEST.count(suggestions.length)}</Unseen>}
        {open && !listed && note && <div className={styles.popup}>{note}</div>}
      </div>
      {listed && (
        // The field keeps the focus while the list is used with a mouse.
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          tabIndex={-1}
          className={styles.popup}
          onMouseDown={(event) => event.preventDefault()}
        >
          {suggestions.map((one) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as WAI-ARIA asks for
            <div
              key={one.id}
              id={optionId(one.id)}
              role="option"
              tabIndex={-1}
              aria-selected={one === at}
              aria-disabled={one.off}
              className={mergeClasses(styles.option, one === at && styles.active, one.off && styles.off)}
              onClick={() => choose(one)}
              onMouseMove={() => setActive(suggestions.indexOf(one))}
            >
              {one.content}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
