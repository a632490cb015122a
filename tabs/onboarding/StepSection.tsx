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
    alignItems: 'baseline',
    gap: '4px',
    color: tokens.colorPaletteForestForeground2,
  },
  sign: { fontSize: '16px', alignSelf: 'center' },
  toggle: { marginInlineEnd: '-8px' },
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
  const label = done ? WELCOME.undoOf(title) : step === 'buddy' ? WELCOME.without : WELCOME.markDoneOf(title);
  return (
    <Section
      title={title}
      aside={
        done ? (
          <span className={styles.done}>
            <CheckmarkCircleRegular aria-hidden className={styles.sign} />
            {WELCOME.done}
            <Button
              size="small"
              appearance="subtle"
              className={styles.toggle}
              aria-expanded={open}
              aria-label={(open ? WELCOME.hideOf : WELCOME.showOf)(title)}
              onClick={() => setOpen(!open)}
            >
              {open ? WELCOME.hide : WELCOME.show}
            </Button>
          </span>
        ) : (
          WELCOME.minutes(MINUTES[step])
        )
      }
    >
      {(open || !done) && (
        <div className={styles.body}>
          {children}
          <div className={styles.actions}>
            {onDone && (
              // One button, so that the focus stays on it.
              <Button
                size="small"
                appearance={done ? 'subtle' : 'secondary'}
                aria-label={label}
                disabledFocusable={busy}
                onClick={() => onDone(!done)}
              >
                {done ? WELCOME.undo : step === 'buddy' ? WELCOME.without : WELCOME.markDone}
              </Button>
            )}
          </div>
        </div>
      )}
    </Section>
  );
}
