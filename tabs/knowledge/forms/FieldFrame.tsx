import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  hint: { margin: '0 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  why: { margin: '0 0 4px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  /** Of the field, after which the texts are named. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why it is written as source. */
  readonly why?: string | null;
  /** Where the label is shown by something else, such as the field of a heading. */
  readonly labelHidden: boolean;
  /** Where the field is none that a label leads to by itself. */
  readonly onLabel?: () => void;
  readonly children: ReactNode;
}

/** A field of words below its question. */
export function FieldFrame({ id, label, hint, why, labelHidden, onLabel, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {!labelHidden && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is reached by keyboard
        <label htmlFor={id} className={styles.label} onClick={onLabel}>
          {label}
        </label>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {why && (
        <p id={`${id}-why`} className={styles.why}>
          {why}
        </p>
      )}
      {children}
    </div>
  );
}

/** What describes a field in a frame. */
export const describedBy = ({ id, hint, why }: Pick<Props, 'id' | 'hint' | 'why'>): string | undefined =>
  [hint && `${id}-hint`, why && `${id}-why`].filter(Boolean).join(' ') || undefined;
