import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: '8px',
    maxWidth: '400px',
    margin: '0 auto',
    padding: '40px 16px',
    textAlign: 'center',
  },
  mark: { color: tokens.colorNeutralForeground3, marginBottom: '4px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '22px',
  },
  text: { color: tokens.colorNeutralForeground2, margin: 0 },
  action: { marginTop: '8px' },
});

/** Guildhall's mark: an arched hall, two strokes. */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 40 40"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      aria-hidden="true"
    >
      <path d="M5 35V20a15 15 0 0 1 30 0v15" strokeLinecap="round" />
      <path d="M14 35V23a6 6 0 0 1 12 0v12" strokeLinecap="round" />
    </svg>
  );
}

interface Props {
  readonly title: string;
  /** One sentence of why. */
  readonly children?: ReactNode;
  /** One button. */
  readonly action?: ReactNode;
}

/** What a page shows while there is nothing: one sentence and one button. */
export function EmptyState({ title, children, action }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
