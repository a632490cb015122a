import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { tabMark } from './tab-mark.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: {
    position: 'relative',
    minHeight: '36px',
    padding: '0 10px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: tabMark('10px', '-1px'),
  // The width of the bold label is reserved, so that the other tabs do not move when it is chosen.
  word: {
    display: 'inline-grid',
    '::after': {
      content: 'attr(data-word)',
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
      '@media speech': { display: 'none' },
    },
  },
  badge: {
    marginInlineStart: '4px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
});

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly badge?: ReactNode;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly className?: string;
}

/** Tabs as WAI-ARIA asks for them. What each one shows goes into a `TabPanel` of the same id. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, className }: Props<Id>) {
  const styles = useStyles();
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step
            ? (at + step + tabs.length) % tabs.length
            : -1;
    const tab = tabs[to];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    document.getElementById(`tab-${tab.id}`)?.focus();
  }
  return (
    <div
      role="tablist"
      aria-label={label}
      className={mergeClasses(styles.list, className)}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ id, label, badge }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={`panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, id === chosen && styles.chosen)}
          onClick={() => onChoose(id)}
        >
          <span className={styles.word} data-word={label}>
            {label}
          </span>
          {badge && <span className={styles.badge}>{badge}</span>}
        </button>
      ))}
    </div>
  );
}

/** WAI-ARIA: a panel is reached by keyboard itself, as it may hold nothing else to focus. */
const reachable = { tabIndex: 0 } as const;

export function TabPanel({
  id,
  shown,
  className,
  scroller,
  children,
}: {
  id: string;
  shown: boolean;
  className?: string;
  scroller?: Ref<HTMLDivElement>;
  children: ReactNode;
}) {
  return (
    <div
      ref={scroller}
      id={`panel-${id}`}
      role="tabpanel"
      aria-labelledby={`tab-${id}`}
      {...reachable}
      hidden={!shown}
      className={className}
    >
      {children}
    </div>
  );
}
