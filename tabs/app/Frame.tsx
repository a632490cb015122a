import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { whoAmI } from '../../domain/community/contract.ts';
import { useData } from '../api/use-data.ts';
import { useHost } from '../host/use-host.ts';
import { communityIn } from './community-tabs.ts';
import { consentWanted } from './consent-banner.ts';
import { NavBar } from './NavBar.tsx';
import { useOnline } from './online.ts';
import { CONSENT_BANNER, loadSearch, NEXT_STRIP, SEARCH, SHORTCUTS_SHEET } from './routes.ts';
import { useSignal } from './signal.ts';
import { APP, GUEST_SHORTCUTS, SHORTCUTS } from './texts.ts';
import { Toasts } from './toasts.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-80px',
    padding: '8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus': { top: '8px', zIndex: 2 },
  },
  strip: {
    // As high before it is known as after.
    minHeight: '20px',
    padding: '8px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 640px)': { padding: '8px 16px' },
    '@media print': { display: 'none' },
  },
  banner: {
    padding: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    ':empty': { display: 'none' },
  },
  main: {
    // Reading width plus its margins; tables and trees may take `wide`.
    maxWidth: '1008px',
    margin: '0 auto',
    padding: '24px 24px 64px',
    '@media (max-width: 640px)': { padding: '16px 16px 64px' },
    ':focus': { outline: 'none' },
  },
});

/** Whether I belong to communities as a guest only: guests find nothing, so they are offered no search. */
function useGuest(): boolean {
  const communities = useData(whoAmI, {}).data?.communities ?? [];
  return communities.length > 0 && communities.every(({ role }) => role === 'guest');
}

/**
 * Keys reach a page only once it has the focus, and hosts leave that on what the page was opened with. The focus goes
 * to the document and to nothing in it, so that Tab begins at its top.
 */
function useKeysAtOnce(): void {
  useEffect(() => {
    if (document.visibilityState === 'visible' && !document.hasFocus()) window.focus();
  }, []);
}

/**
 * In a channel the tab may open on what the community knows: there the next session stands above every page but those
 * that show it themselves.
 */
function NextInChannel({ path }: { path: string }) {
  const styles = useStyles();
  const { channel } = useHost();
  const inside = communityIn(path);
  if (!channel || !inside || inside.rest === '' || inside.rest.startsWith('/sessions')) return null;
  return (
    <aside className={styles.strip} aria-label={APP.next}>
      <Suspense>
        <NEXT_STRIP communityId={inside.communityId} />
      </Suspense>
    </aside>
  );
}

/** The bar, banners and the place for a page. */
export function Frame({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [path] = useLocation();
  const online = useOnline();
  const [open, setOpen] = useState<'search' | 'shortcuts' | null>(null);
  const close = () => setOpen(null);
  const guest = useGuest();
  const search = () => setOpen('search');
  useKeysAtOnce();
  useShortcuts({ '/': search, 'Ctrl+k': search, '?': () => setOpen('shortcuts') });
  useEffect(() => {
    // Loaded beside the page, so that what is typed after / is not lost on the way.
    loadSearch().catch(() => undefined);
  }, []);
  return (
    <>
      <a href="#content" className={styles.skip}>
        {APP.skip}
      </a>
      <NavBar onSearch={guest ? null : search} />
      <NextInChannel path={path} />
      <div role="status" className={styles.banner}>
        {!online && APP.offline}
      </div>
      <Suspense>{useSignal(consentWanted) && <CONSENT_BANNER />}</Suspense>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Toasts page={path} />
      <Suspense>
        {open === 'shortcuts' && (
          <SHORTCUTS_SHEET shortcuts={guest ? GUEST_SHORTCUTS : SHORTCUTS} onClose={close} />
        )}
        {open === 'search' && !guest && (
          <SEARCH communityId={communityIn(path)?.communityId ?? null} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
