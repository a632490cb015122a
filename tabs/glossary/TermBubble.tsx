import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';

const useStyles = makeStyles({
  bubble: {
    position: 'fixed',
    inset: 'auto',
    top: 0,
    left: 0,
    zIndex: 20,
    boxSizing: 'border-box',
    display: 'block',
    width: 'max-content',
    maxWidth: 'min(340px, calc(100vw - 16px))',
    maxHeight: 'min(320px, calc(100vh - 32px))',
    overflowY: 'auto',
    margin: 0,
    padding: '10px 12px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    // Whatever the words around it look like.
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightRegular,
    fontStyle: 'normal',
    textAlign: 'start',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    cursor: 'auto',
    '@media print': { display: 'none' },
  },
});

const EDGE = 8;
/** So small that the pointer reaches it from the words without a stop between them. */
const GAP = 2;

interface Props {
  readonly id: string;
  /** The words that it stands beside. */
  readonly of: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** What floats below some words, or above them where there is no room: not of the text, and above all of the page. */
export function TermBubble({ id, of, children }: Props) {
  const styles = useStyles();
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current: box } = bubble;
    const { current: words } = of;
    if (!box || !words) return;
    // Above whatever clips or covers; browsers without it leave it where it is, fixed.
    box.showPopover?.();
    const place = () => {
      // Of words that are broken over two lines, below the last part.
      const rects = [...words.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return;
      const { clientWidth, clientHeight } = document.documentElement;
      const below = last.bottom + GAP;
      const fits = below + box.offsetHeight <= clientHeight - EDGE;
      const top = fits ? below : Math.max(EDGE, first.top - GAP - box.offsetHeight);
      const left = (fits ? last : first).left;
      box.style.top = `${top}px`;
      box.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - EDGE - box.offsetWidth))}px`;
    };
    place();
    const sized = new ResizeObserver(place);
    sized.observe(box);
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      sized.disconnect();
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [of]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a label around it from ticking its box
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      ref={bubble}
      id={id}
      popover="manual"
      data-added=""
      className={styles.bubble}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest('a, button')) event.preventDefault();
        event.stopPropagation();
      }}
    >
      {children}
    </span>
  );
}
