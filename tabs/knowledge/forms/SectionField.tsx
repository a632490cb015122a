import { makeStyles, Textarea } from '@fluentui/react-components';
import { type Ref, useId, useLayoutEffect, useRef } from 'react';
import { describedBy, FieldFrame } from './FieldFrame.tsx';

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  text: { maxHeight: 'none', overflowY: 'hidden', lineHeight: '1.5' },
});

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why it is written as source. */
  readonly why?: string | null;
  /** Where the label is shown by something else, such as the field of a heading. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A piece of Markdown with its question: as high as what is in it. */
export function SectionField({
  label,
  hint,
  why = null,
  labelHidden = false,
  value,
  onChange,
  rows = 2,
  ref,
}: Props) {
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
    <FieldFrame {...{ id, label, hint, why, labelHidden }}>
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
        aria-describedby={describedBy({ id, hint, why })}
        rows={rows}
        value={value}
        onChange={(_, data) => onChange(data.value)}
        spellCheck
      />
    </FieldFrame>
  );
}
