import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    marginBottom: '16px',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  noticeText: { flex: '1 1 200px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px' },
  onScreen: { '@media print': { display: 'none' } },
});

interface Props {
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Whether it says nothing about what is printed. */
  readonly onScreen?: boolean;
}

/** A notice about what follows, with what can be done about it. */
export function Notice({ children, action, onScreen = false }: Props) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.notice, onScreen && styles.onScreen)}>
      <span className={styles.noticeText}>{children}</span>
      {action && <span className={mergeClasses(styles.actions, styles.onScreen)}>{action}</span>}
    </div>
  );
}
