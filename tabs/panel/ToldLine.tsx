import { makeStyles, tokens } from '@fluentui/react-components';
import { Button } from '../components/Button.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '6px',
    padding: '4px 8px 4px 12px',
    minHeight: '32px',
    '@container (max-height: 480px)': { paddingBlock: '1px' },
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // Where there is little room it is said in one line.
  words: {
    minWidth: 0,
    '@container (max-height: 480px)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface Props {
  readonly children: string;
  readonly button?: string;
  readonly busy?: boolean;
  readonly onPress?: () => void;
}

/** A line above the composer, with what can be done about it. */
export function ToldLine({ children, button, busy = false, onPress }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <span className={styles.words} title={children}>
        {children}
      </span>
      {button && (
        <Button size="small" className={styles.button} disabledFocusable={busy} onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
}
