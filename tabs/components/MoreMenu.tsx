import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Ref, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { COMPONENTS } from './texts.ts';
import { useDisclosure } from './use-disclosure.ts';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'inline-flex', '@media print': { display: 'none' } },
  button: { minWidth: '40px', paddingInline: '8px', letterSpacing: '1px' },
  list: {
    position: 'absolute',
    top: 'calc(100% + 4px)',
    insetInlineStart: 0,
    zIndex: 10,
    boxSizing: 'border-box',
    width: 'max-content',
    minWidth: '200px',
    maxWidth: 'min(320px, calc(100vw - 32px))',
    padding: '4px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  item: {
    display: 'block',
    width: '100%',
    minHeight: '36px',
    padding: '6px 12px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  off: { color: tokens.colorNeutralForegroundDisabled, cursor: 'not-allowed' },
  line: { height: '1px', margin: '4px 0', border: 0, backgroundColor: tokens.colorNeutralStroke2 },
});

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** Cannot be chosen now. */
  readonly off?: boolean;
  /** Apart from those before it. */
  readonly apart?: boolean;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What its button is called where there are several on a page. */
  readonly button?: string;
  /** Whether it stands in a line of words. */
  readonly small?: boolean;
  /** Its button, for whoever gives the focus back to it. */
  readonly ref?: Ref<HTMLButtonElement | null>;
}

/** What else can be done, behind “…”: a menu as WAI-ARIA asks for it. */
export function MoreMenu({
  label,
  items: all,
  button: called = COMPONENTS.moreThings,
  small = false,
  ref,
}: Props) {
  const styles = useStyles();
  const id = useId();
  const { open, setOpen, leave, root, button, onKeyDown, items } = useDisclosure('[role=menuitem]');
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current);
  const list = useRef<HTMLDivElement>(null);
  const from = useRef<'first' | 'last'>('first');
  useLayoutEffect(() => {
    const { current } = list;
    if (!open || !current) return;
    // Where the page is narrow it would reach beyond one of its edges.
    const { left, right } = current.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - 8;
    const shift = right > edge ? edge - right : Math.max(0, 8 - left);
    current.style.transform = `translateX(${shift}px)`;
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once it has opened
  useEffect(() => {
    if (open)
      items()
        .at(from.current === 'first' ? 0 : -1)
        ?.focus();
  }, [open]);
  if (all.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the items within
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      <Button
        ref={button}
        className={styles.button}
        {...(small && { appearance: 'subtle', size: 'small' })}
        aria-label={called}
        title={called}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          from.current = 'first';
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
          event.preventDefault();
          event.stopPropagation();
          from.current = event.key === 'ArrowDown' ? 'first' : 'last';
          setOpen(true);
        }}
      >
        …
      </Button>
      <div ref={list} id={id} role="menu" aria-label={label} hidden={!open} className={styles.list}>
        {open &&
          all.map(({ label: says, run, off = false, apart }) => [
            apart && <hr key={`${says}-line`} className={styles.line} />,
            <button
              key={says}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={off || undefined}
              className={mergeClasses(styles.item, off && styles.off)}
              onClick={() => {
                if (off) return;
                leave();
                run();
              }}
            >
              {says}
            </button>,
          ])}
      </div>
    </div>
  );
}
