import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    margin: '0 12px 8px',
    padding: '4px 8px 4px 12px',
    minHeight: '32px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    pointerEvents: 'auto',
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface Props {
  readonly children: ReactNode;
  readonly button?: string;
  readonly busy?: boolean;
  readonly onPress?: () => void;
}

/** A line over the end of the list, with what can be done about it. */
export function ToldLine({ children, button, busy = false, onPress }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <span>{children}</span>
      {button && (
        <Button size="small" className={styles.button} disabledFocusable={busy} onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
}
