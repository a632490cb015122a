import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { Link, useLocation } from 'wouter';
import { whoAmI } from '../../domain/community/contract.ts';
import { useData } from '../api/use-data.ts';
import { Bone } from '../components/Rows.tsx';
import { tabMark } from '../components/tab-mark.ts';
import { useHost } from '../host/use-host.ts';
import { communityIn, currentIn, tabsFor } from './community-tabs.ts';
import { type NavGroup, NavMenu } from './NavMenu.tsx';
import { APP } from './texts.ts';
import { useMedia } from './use-media.ts';

const narrow = matchMedia('(max-width: 639.9px)');

const focus = {
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
} as const;

const useStyles = makeStyles({
  bar: {
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 4px',
    minHeight: '48px',
    padding: '0 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 859.9px)': { padding: '0 8px' },
    '@media (max-width: 639.9px)': { flexWrap: 'nowrap' },
    '@media print': { display: 'none' },
  },
  places: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    maxWidth: '100%',
    '@media (max-width: 859.9px)': { flex: '1 1 0' },
  },
  home: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    minWidth: '32px',
    minHeight: '40px',
    padding: '0 8px',
    boxSizing: 'border-box',
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ...focus,
  },
  here: { position: 'relative', ...tabMark('8px', '-4px') },
  sign: { fontSize: '20px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  two: { display: 'grid', minWidth: 0 },
  clipped: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  where: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  bone: { width: '160px', margin: '0 8px' },
  // Without room for both beside each other, the tabs stand below the name.
  inside: { '@media (max-width: 859.9px)': { order: 1, flexBasis: '100%', marginInlineStart: '-2px' } },
  tabs: { display: 'flex', flexWrap: 'wrap', listStyleType: 'none', margin: 0, padding: 0 },
  tab: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '48px',
    padding: '0 10px',
    '@media (max-width: 859.9px)': { minHeight: '36px' },
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ...focus,
  },
  chosen: tabMark('10px', 0),
  // The width of the bold label is reserved, so that the other tabs do not move when it is chosen.
  word: {
    display: 'inline-grid',
    justifyItems: 'center',
    '::after': {
      content: 'attr(data-word) / ""',
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  search: { marginInlineStart: 'auto', minWidth: '32px', whiteSpace: 'nowrap', flexShrink: 0 },
  key: { marginInlineStart: '8px', color: tokens.colorNeutralForeground3 },
});

/** Opens search; its words only where there is room for them. */
function SearchButton({ bare, onSearch }: { bare: boolean; onSearch: () => void }) {
  const styles = useStyles();
  return (
    <Button
      appearance="subtle"
      className={styles.search}
      icon={<SearchRegular />}
      onClick={onSearch}
      aria-keyshortcuts="Control+K /"
      {...(bare && { 'aria-label': APP.search, title: APP.search })}
    >
      {!bare && (
        <>
          {APP.search}
          <span className={styles.key} aria-hidden>
            {APP.searchKey}
          </span>
        </>
      )}
    </Button>
  );
}

/**
 * The bar above every page: Home, my communities, and inside one of them its tabs; search. In a channel's tab there is no
 * Home, because Home is a person's own.
 */
export function NavBar({ onSearch }: { onSearch: (() => void) | null }) {
  const styles = useStyles();
  const [path] = useLocation();
  const isNarrow = useMedia(narrow);
  const { channel } = useHost();
  const me = useData(whoAmI, {});
  const communities = me.data?.communities ?? [];
  const inside = communityIn(path);
  const mine = communities.find(({ id }) => id === inside?.communityId);
  const tabs = mine ? tabsFor(mine.role) : [];
  const here = inside && currentIn(tabs, inside.rest);
  const links = tabs.map((tab) => ({
    href: `/communities/${mine?.id}${tab.path}`,
    label: tab.label,
    current: tab === here?.tab ? here.current : undefined,
  }));
  const groups: NavGroup[] = [
    ...(isNarrow && mine ? [{ title: mine.name, items: links }] : []),
    {
      title: APP.communities,
      items: communities.map(({ id, name }) => ({
        href: `/communities/${id}`,
        label: name,
        current: id === mine?.id ? 'true' : undefined,
      })),
    },
    {
      title: null,
      items: [{ href: '/start', label: APP.start, current: path === '/start' ? 'page' : undefined }],
    },
  ];
  return (
    <header className={styles.bar}>
      <nav className={styles.places} aria-label={APP.places}>
        {!channel && (
          <Link
            href="/"
            className={mergeClasses(styles.home, path === '/' && styles.here)}
            aria-current={path === '/' ? 'page' : undefined}
            {...(isNarrow && { 'aria-label': APP.home, title: APP.home })}
          >
            <HomeRegular aria-hidden className={styles.sign} />
            {!isNarrow && APP.home}
          </Link>
        )}
        {!me.data && !me.error && <Bone className={styles.bone} />}
        {communities.length > 0 && (
          <NavMenu groups={groups}>
            {mine ? (
              <span className={styles.two}>
                <span className={mergeClasses(styles.name, isNarrow && styles.clipped)}>{mine.name}</span>
                {isNarrow && here && <span className={styles.where}>{here.tab.label}</span>}
              </span>
            ) : (
              APP.communities
            )}
          </NavMenu>
        )}
      </nav>
      {mine && !isNarrow && (
        <nav aria-label={mine.name} className={styles.inside}>
          <ul className={styles.tabs}>
            {links.map(({ href, label, current }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={current}
                  className={mergeClasses(styles.tab, current && styles.chosen)}
                >
                  <span className={styles.word} data-word={label}>
                    {label}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {onSearch && <SearchButton bare={isNarrow} onSearch={onSearch} />}
    </header>
  );
}
