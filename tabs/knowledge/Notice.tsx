import { makeStyles, tokens } from '@fluentui/react-components';
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
});

/** A notice about what follows, with what can be done about it. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <span className={styles.noticeText}>{children}</span>
      {action}
    </div>
  );
}
