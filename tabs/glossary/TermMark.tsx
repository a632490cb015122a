import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { GlossaryEntry } from '../../domain/glossary/term.ts';
import { isEnter } from '../components/enter.ts';
import { MARK } from './mark-texts.ts';
import { TermBubble } from './TermBubble.tsx';

const TermCard = lazy(() => import('./TermCard.tsx'));

const useStyles = makeStyles({
  mark: {
    // Drawn as a border, so that it is told from passages that are annotated, also where both are.
    borderBottom: `1px dotted ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: 0,
    cursor: 'help',
    ':hover': { borderBottomStyle: 'solid' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
      borderRadius: tokens.borderRadiusSmall,
    },
    '@media print': { borderBottomStyle: 'none' },
  },
  open: { borderBottomStyle: 'solid', borderBottomColor: tokens.colorBrandForeground1 },
});

/** Nothing opens while a pointer only passes over it, and what is open stays while the pointer moves there. */
const REST_MS = 350;
const LEAVE_MS = 250;

export interface MeantTerm {
  readonly id: string;
  readonly entry: GlossaryEntry;
}

interface Props {
  readonly communityId: string;
  readonly terms: readonly MeantTerm[];
  /** The words themselves. */
  readonly said: string;
  readonly children: ReactNode;
}

/**
 * Words that say a term of the glossary. What it means is opened by resting on them, by tapping, or by Enter; it stays
 * until the pointer leaves both, Escape is pressed or something else is. A span, because the words of a real button can
 * neither be selected with the others nor broken over two lines.
 */
export function TermMark({ communityId, terms, said, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState<'rested' | 'pressed' | null>(null);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (milliseconds: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, milliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(null);
    };
    // Also where the pointer has opened it and the focus is elsewhere.
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // What it lies within stays open.
      event.preventDefault();
      event.stopPropagation();
      if (root.current?.contains(document.activeElement)) button.current?.focus();
      setOpen(null);
    };
    addEventListener('pointerdown', away);
    addEventListener('focusin', away);
    addEventListener('keydown', onEscape, true);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('focusin', away);
      removeEventListener('keydown', onEscape, true);
    };
  }, [open]);
  const toggle = () => {
    clearTimeout(timer.current);
    setOpen(open === 'pressed' ? null : 'pressed');
  };
  return (
    <span
      ref={root}
      onPointerEnter={({ pointerType }) => {
        if (pointerType === 'mouse') later(REST_MS, () => setOpen((now) => now ?? 'rested'));
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'mouse') later(LEAVE_MS, () => setOpen((now) => (now === 'rested' ? null : now)));
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <span
        ref={button}
        role="button"
        tabIndex={0}
        aria-expanded={open !== null}
        aria-controls={open ? id : undefined}
        aria-describedby={open ? id : undefined}
        aria-description={MARK.role}
        data-term={terms.map((one) => one.id).join(' ')}
        className={mergeClasses(styles.mark, open !== null && styles.open)}
        onClick={(event) => {
          // Within a label the box is not ticked, and whoever selects words is left alone.
          event.preventDefault();
          if (document.getSelection()?.isCollapsed !== false) toggle();
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (!isEnter(event) && event.key !== ' ') return;
          event.preventDefault();
          toggle();
        }}
      >
        {children}
      </span>
      {open && (
        <TermBubble id={id} of={button}>
          <Suspense fallback={said}>
            <TermCard communityId={communityId} terms={terms} />
          </Suspense>
        </TermBubble>
      )}
    </span>
  );
}
