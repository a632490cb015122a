import { makeStyles, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ANNOTATION_KINDS, type Anchor, type AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import { Button } from '../../components/Button.tsx';
import { AnnotationIcon } from './AnnotationSign.tsx';
import { selectedAnchor, wholeWords } from './places.ts';
import { ANNOTATE, ANNOTATION_KIND_WORDS } from './texts.ts';

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    zIndex: 5,
    display: 'grid',
    gridAutoFlow: 'column',
    // In the side panel two by two.
    '@media (max-width: 340px)': { gridAutoFlow: 'row', gridTemplateColumns: 'auto auto' },
    boxSizing: 'border-box',
    width: 'max-content',
    maxWidth: '100%',
    padding: '2px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    '@media print': { display: 'none' },
  },
  kind: {
    justifyContent: 'flex-start',
    minHeight: '36px',
    paddingInline: '6px',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
  },
});

/** A selection rests for so long before the bar shows itself, so that it does not follow the pointer. */
const RESTED = 200;
const GAP = 8;

interface Props {
  /** What the text is drawn in; the bar is placed within its parent. */
  readonly root: RefObject<HTMLElement | null>;
  readonly text: ArtifactText;
  readonly onChoose: (kind: AnnotationKind, anchor: Anchor) => void;
}

/** What can be said of the passage that is selected, beside it: above, or below where a finger selects or no room is. */
export default function SelectionBar({ root, text, onChoose }: Props) {
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const touched = useRef(false);
  const left = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pressed = false;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (pressed && !touched.current) return;
        const found = root.current && wholeWords(text, selectedAnchor(root.current, text));
        if (!found) left.current = false;
        setAnchor(left.current ? null : found);
      }, RESTED);
    };
    const down = ({ pointerType, target }: PointerEvent) => {
      touched.current = pointerType === 'touch';
      pressed = true;
      if (!(target instanceof Node && bar.current?.contains(target))) left.current = false;
    };
    const up = () => {
      pressed = false;
      look();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !bar.current) return;
      event.preventDefault();
      left.current = true;
      setAnchor(null);
    };
    look();
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    document.addEventListener('keydown', key);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
      document.removeEventListener('keydown', key);
    };
  }, [root, text]);
  useLayoutEffect(() => {
    const { current } = bar;
    const selection = document.getSelection();
    const within = current?.offsetParent?.getBoundingClientRect();
    if (!anchor || !current || !within || !selection || selection.rangeCount === 0) return;
    const rects = [...selection.getRangeAt(0).getClientRects()].filter(({ width }) => width > 0);
    const [first, last] = [rects[0], rects.at(-1)];
    if (!first || !last) return;
    const { width, height } = current.getBoundingClientRect();
    const top = Math.min(...rects.map((one) => one.top));
    const bottom = Math.max(...rects.map((one) => one.bottom));
    // A finger's own menu stands above what it selects.
    const isAbove = !touched.current && top - height - GAP > 0;
    const x = (isAbove ? first : last).left - within.left;
    current.style.left = `${Math.max(0, Math.min(x, within.width - width))}px`;
    current.style.top = `${(isAbove ? top - height - GAP : bottom + GAP) - within.top}px`;
  }, [anchor]);
  if (!anchor) return null;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={ANNOTATE.bar}
      className={styles.bar}
      // The selection stays while the bar is used.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {ANNOTATION_KINDS.map((kind) => (
        <Button
          key={kind}
          size="small"
          appearance="subtle"
          className={styles.kind}
          icon={<AnnotationIcon kind={kind} />}
          onClick={() => {
            document.getSelection()?.removeAllRanges();
            setAnchor(null);
            onChoose(kind, anchor);
          }}
        >
          {ANNOTATION_KIND_WORDS[kind]}
        </Button>
      ))}
    </div>
  );
}
