import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { announceAll } from '../api/changes.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Unseen } from '../components/Rows.tsx';
import { useHost } from '../host/use-host.ts';
import { signIn, stopSigningIn, useSignIn } from '../host/use-sign-in.ts';
import { SIGN_IN } from './sign-in-texts.ts';
import { OUTLOOK } from './texts.ts';

const useStyles = makeStyles({
  band: {
    display: 'grid',
    gap: '8px',
    justifyItems: 'start',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  way: { display: 'grid', gap: '8px', justifyItems: 'inherit' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  words: { margin: 0 },
  centred: { justifyContent: 'center' },
});

interface WayProps {
  readonly label: string;
  /** Whether Microsoft asks who signs in. */
  readonly choose?: boolean;
  readonly primary?: boolean;
  readonly className?: string;
}

/** The button that opens the window, and what became of it. */
function Way({ label, choose = false, primary = false, className }: WayProps) {
  const styles = useStyles();
  const { busy, problem } = useSignIn();
  const button = useRef<HTMLButtonElement>(null);
  const wasBusy = useRef(false);
  useEffect(() => {
    // The window had the focus, and “Cancel” is gone.
    if (wasBusy.current && !busy) button.current?.focus();
    wasBusy.current = busy;
  }, [busy]);
  return (
    <div className={styles.way}>
      <div className={mergeClasses(styles.actions, className)}>
        <Button
          ref={button}
          appearance={primary ? 'primary' : 'secondary'}
          disabledFocusable={busy}
          onClick={async () => {
            // What was refused before is asked for again.
            if (await signIn({ choose })) await announceAll();
          }}
        >
          {label}
        </Button>
        {busy && <Button onClick={stopSigningIn}>{SIGN_IN.cancel}</Button>}
      </div>
      <p role="status" className={styles.words}>
        {busy ? SIGN_IN.waiting : problem?.told}
      </p>
    </div>
  );
}

/** Shows the pane to whoever has signed in. Where Outlook signs people in itself, that is all it does. */
export function SignIn({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { wanted, other } = useSignIn();
  const { personId } = useHost();
  if (wanted && !personId)
    return (
      <>
        <Unseen as="h1">{OUTLOOK.name}</Unseen>
        <EmptyState
          title={SIGN_IN.title}
          action={<Way primary label={SIGN_IN.button} className={styles.centred} />}
        >
          {SIGN_IN.why}
        </EmptyState>
      </>
    );
  return (
    <>
      {wanted && (
        <section className={styles.band} aria-label={SIGN_IN.againTitle}>
          <p className={styles.words}>
            <strong>{SIGN_IN.againTitle}.</strong> {SIGN_IN.againWhy}
          </p>
          <Way primary label={SIGN_IN.button} />
        </section>
      )}
      {!wanted && other !== null && (
        <section className={styles.band} aria-label={SIGN_IN.again}>
          <p className={styles.words}>{SIGN_IN.other(other)}</p>
          <Way choose label={SIGN_IN.again} />
        </section>
      )}
      {children}
    </>
  );
}
