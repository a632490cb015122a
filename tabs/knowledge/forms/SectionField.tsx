import { makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type Ref, useId, useLayoutEffect, useRef } from 'react';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  hint: { margin: '0 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  control: { width: '100%', minWidth: 0 },
  text: { maxHeight: 'none', overflowY: 'hidden', lineHeight: '1.5' },
});

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Where the label is shown by something else, such as the field of a heading. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A piece of Markdown with its question: as high as what is in it. */
export function SectionField({ label, hint, labelHidden = false, value, onChange, rows = 2, ref }: Props) {
  const styles = useStyles();
  const id = useId();
  const own = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => {
    const { current } = own;
    if (!current || value === undefined) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [value]);
  return (
    <div className={styles.root}>
      {!labelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <Textarea
        id={id}
        ref={(field) => {
          own.current = field;
          if (typeof ref === 'function') ref(field);
          else if (ref) ref.current = field;
        }}
        className={styles.control}
        textarea={{ className: styles.text }}
        aria-label={labelHidden ? label : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        rows={rows}
        value={value}
        onChange={(_, data) => onChange(data.value)}
        spellCheck
      />
    </div>
  );
}
