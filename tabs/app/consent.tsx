import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { announceAll } from '../api/changes.ts';
import { Button } from '../components/Button.tsx';
import { askConsent } from '../host/consent.ts';
import type { WindowRefused } from '../host/window-refused.ts';
import { consentBanner, consentWanted as wanted } from './consent-banner.ts';
import { useSignal } from './signal.ts';
import { APP } from './texts.ts';
import { toast } from './toasts.tsx';

/** Closing the window and declining in it are ways to give no permission; of other reasons the host tells. */
function sayConsentProblem(problem: unknown): string {
  const { problem: why, told } = problem as Partial<WindowRefused>;
  return !told || why === 'closed' || why === 'declined' ? APP.consentRefused : told;
}

/**
 * Asks for permission in a pop-up; call it from a click. Microsoft needs some seconds to spread the answer, so what
 * failed is asked again a few times.
 */
export async function giveConsent(claims: string | null): Promise<boolean> {
  try {
    await askConsent(claims ?? undefined);
  } catch (problem) {
    toast(sayConsentProblem(problem));
    return false;
  }
  wanted.set(null);
  for (const pause of [0, 1_500, 4_000]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await announceAll();
    if (wanted.get() === null) break;
    if (pause < 4_000) wanted.set(null);
  }
  return true;
}

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: '1 1 240px' },
  actions: { display: 'flex', gap: '8px' },
});

export function ConsentBanner() {
  const styles = useStyles();
  const asked = useSignal(wanted);
  const [busy, setBusy] = useState(false);
  const isShown = asked !== null;
  useEffect(() => {
    consentBanner.set(isShown);
    return () => consentBanner.set(false);
  }, [isShown]);
  if (!asked) return null;
  return (
    <section className={styles.banner} aria-label={APP.consentTitle}>
      <div className={styles.words}>
        <strong>{APP.consentTitle}.</strong> {APP.consent}
      </div>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={busy}
          onClick={async () => {
            setBusy(true);
            await giveConsent(asked.claims);
            setBusy(false);
          }}
        >
          {busy ? APP.consentWaiting : APP.consentGive}
        </Button>
        <Button appearance="subtle" onClick={() => wanted.set(null)}>
          {APP.consentLater}
        </Button>
      </div>
    </section>
  );
}
