import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type ReactNode, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { whoAmI } from '../../domain/community/contract.ts';
import { useData } from '../api/use-data.ts';
import { Mark } from '../components/EmptyState.tsx';
import { ConsentBanner } from './consent.tsx';
import { useOnline } from './online.ts';
import { SEARCH, SHORTCUTS_SHEET } from './routes.ts';
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
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '48px',
    padding: '0 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 640px)': { padding: '0 16px' },
    '@media print': { display: 'none' },
  },
  name: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  search: { whiteSpace: 'nowrap' },
  keys: {
    marginInlineStart: '8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    // Narrow screens seldom have a keyboard.
    '@media (max-width: 400px)': { display: 'none' },
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

/** Header, banners and the place for a page. */
export function Frame({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [path] = useLocation();
  const online = useOnline();
  const [open, setOpen] = useState<'search' | 'shortcuts' | null>(null);
  const close = () => setOpen(null);
  const guest = useGuest();
  const search = () => SEARCH && !guest && setOpen('search');
  useShortcuts({ '/': search, 'Ctrl+k': search, '?': () => setOpen('shortcuts') });
  const communityId = /^\/communities\/([0-9a-f-]{36})/.exec(path)?.[1] ?? null;
  return (
    <>
      <a href="#content" className={styles.skip}>
        {APP.skip}
      </a>
      <header className={styles.header}>
        <Link href="/" className={styles.name}>
          <Mark size={20} />
          {APP.name}
        </Link>
        {SEARCH && !guest && (
          <Button
            appearance="subtle"
            className={styles.search}
            icon={<SearchRegular />}
            onClick={search}
            aria-keyshortcuts="Control+K /"
          >
            {APP.search}
            <span className={styles.keys} aria-hidden>
              {APP.searchKeys}
            </span>
          </Button>
        )}
      </header>
      <div role="status" className={styles.banner}>
        {!online && APP.offline}
      </div>
      <ConsentBanner />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Toasts page={path} />
      <Suspense>
        {open === 'shortcuts' && (
          <SHORTCUTS_SHEET shortcuts={guest ? GUEST_SHORTCUTS : SHORTCUTS} onClose={close} />
        )}
        {open === 'search' && SEARCH && <SEARCH communityId={communityId} onClose={close} />}
      </Suspense>
    </>
  );
}
