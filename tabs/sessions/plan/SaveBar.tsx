import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Problem } from '../../components/Problem.tsx';

const useStyles = makeStyles({
  root: {
    marginTop: '32px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  words: { flex: '1 1 220px', margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly label: string;
  readonly busy: boolean;
  readonly busyLabel: string;
  readonly idle?: boolean;
  /** What pressing will do, and to whom. */
  readonly children: ReactNode;
  readonly problem: unknown;
  readonly fields: readonly string[];
  readonly onRetry: () => void;
  readonly more?: ReactNode;
}

/** The end of a form: the button, and beside it what pressing it will do. */
export function SaveBar(props: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {props.problem !== null && (
        <Problem problem={props.problem} fields={props.fields} onRetry={props.onRetry} />
      )}
      <div className={styles.row}>
        <Button appearance="primary" type="submit" disabledFocusable={props.busy || props.idle === true}>
          {props.busy ? props.busyLabel : props.label}
        </Button>
        {props.more}
        <p className={styles.words} aria-live="polite">
          {props.children}
        </p>
      </div>
    </div>
  );
}
