import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { useDisclosure } from '../components/use-disclosure.ts';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    minWidth: 0,
    // On narrow pages the list takes the width of the bar.
    '@media (max-width: 639.9px)': { position: 'static' },
  },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '100%',
    minHeight: '40px',
    padding: '0 8px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  arrow: { flexShrink: 0 },
  list: {
    position: 'absolute',
    top: '100%',
    insetInlineStart: 0,
    zIndex: 10,
    boxSizing: 'border-box',
    minWidth: '240px',
    maxWidth: 'min(400px, calc(100vw - 48px))',
    maxHeight: 'calc(100dvh - 64px)',
    padding: '4px',
    overflowY: 'auto',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    '@media (max-width: 639.9px)': { insetInline: '8px', maxWidth: 'none' },
  },
  group: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 0 },
  },
  title: {
    padding: '4px 8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '36px',
    padding: '6px 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: { fontWeight: tokens.fontWeightSemibold },
  sign: { display: 'inline-flex', flexShrink: 0, width: '16px', fontSize: '16px' },
});

export interface NavGroup {
  /** Read and shown above it; null where what it holds says it. */
  readonly title: string | null;
  readonly items: readonly NavItem[];
}

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: 'page' | 'true' | undefined;
}

interface Props {
  /** What the button shows. */
  readonly children: ReactNode;
  /** What it is called where its words alone do not say it. */
  readonly label?: string;
  readonly groups: readonly NavGroup[];
}

/** A button that opens a list of links; closed by Escape, by choosing and by going elsewhere. */
export function NavMenu({ children, label, groups }: Props) {
  const styles = useStyles();
  const id = useId();
  const { open, setOpen, leave, root, button, onKeyDown } = useDisclosure('a');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the links within
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {children}
        <ChevronDownRegular aria-hidden className={styles.arrow} />
      </button>
      <div id={id} hidden={!open} className={styles.list}>
        {open &&
          groups.map(({ title, items }) => (
            <ul key={title} className={styles.group} aria-label={title ?? undefined}>
              {title && (
                <li aria-hidden className={styles.title}>
                  {title}
                </li>
              )}
              {items.map(({ href, label, current }) => (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={current}
                    className={mergeClasses(styles.item, current && styles.current)}
                    onClick={leave}
                  >
                    <span className={styles.sign}>{current && <CheckmarkRegular aria-hidden />}</span>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          ))}
      </div>
    </div>
  );
}
