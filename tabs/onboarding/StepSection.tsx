import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { type ReactNode, useState } from 'react';
import { MINUTES, type Step } from '../../domain/onboarding/onboarding.ts';
import { Section } from '../components/Page.tsx';
import { STEP_TITLES, WELCOME } from './texts.ts';

const useStyles = makeStyles({
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', paddingTop: '8px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  done: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorPaletteForestForeground2,
  },
  sign: { fontSize: '16px' },
});

interface Props {
  readonly step: Step;
  readonly done: boolean;
  /** Ticks it off, or takes that back; absent where it follows from something else. */
  readonly onDone?: (done: boolean) => void;
  readonly busy: boolean;
  readonly children: ReactNode;
}

/** One step: what it takes, and what there is to read or do. What was done before is shown by its title alone. */
export function StepSection({ step, done, onDone, busy, children }: Props) {
  const styles = useStyles();
  // What is done while the page is open stays open: it may still be typed in.
  const [open, setOpen] = useState(!done);
  const title = STEP_TITLES[step];
  return (
    <Section
      title={title}
      aside={
        done ? (
          <span className={styles.done}>
            <CheckmarkCircleRegular aria-hidden className={styles.sign} />
            {WELCOME.done}
          </span>
        ) : (
          WELCOME.minutes(MINUTES[step])
        )
      }
    >
      <div className={styles.body}>
        {(open || !done) && children}
        <div className={styles.actions}>
          {!done && onDone && (
            <Button
              size="small"
              aria-label={WELCOME.markDoneOf(title)}
              disabledFocusable={busy}
              onClick={() => onDone(true)}
            >
              {WELCOME.markDone}
            </Button>
          )}
          {done && (
            <Button
              size="small"
              appearance="subtle"
              aria-expanded={open}
              aria-label={(open ? WELCOME.hideOf : WELCOME.showOf)(title)}
              onClick={() => setOpen(!open)}
            >
              {open ? WELCOME.hide : WELCOME.show}
            </Button>
          )}
          {done && open && onDone && (
            <Button
              size="small"
              appearance="subtle"
              aria-label={WELCOME.undoOf(title)}
              disabledFocusable={busy}
              onClick={() => onDone(false)}
            >
              {WELCOME.undo}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
