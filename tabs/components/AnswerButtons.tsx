import { Button, makeStyles } from '@fluentui/react-components';
import { toast } from '../app/toasts.tsx';

const useStyles = makeStyles({
  // The row is as high as the others, and on narrow pages they stand below its words.
  buttons: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '8px',
    marginBlock: '-6px',
    '@media (max-width: 480px)': { marginBlock: '4px 0' },
  },
});

interface Choice {
  readonly text: string;
  /** What the button says to whoever does not see its row. */
  readonly label: string;
}

interface Props {
  readonly yes: Choice;
  readonly no: Choice;
  readonly busy?: boolean;
  readonly onAnswer: (yes: boolean) => void;
}

/** The two answers to what somebody asks, at the end of a row. */
export function AnswerButtons({ yes, no, busy = false, onAnswer }: Props) {
  const styles = useStyles();
  return (
    <span className={styles.buttons}>
      <Button size="small" aria-label={yes.label} disabledFocusable={busy} onClick={() => onAnswer(true)}>
        {yes.text}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={no.label}
        disabledFocusable={busy}
        onClick={() => onAnswer(false)}
      >
        {no.text}
      </Button>
    </span>
  );
}

/** Says what was done in a row that goes: the pressed button goes with it, so that the page gets the focus. */
export function leaveRow(says: string): void {
  document.getElementById('content')?.focus({ preventScroll: true });
  toast(says);
}
