import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

interface Layers {
  readonly host: HTMLElement | null;
  /** Takes what is covered out of reach; what it returns gives it back. */
  readonly cover: () => () => void;
}

const LayersContext = createContext<Layers | null>(null);

/** Whether layers cover something here: in the side panel. On a page they stand where they are rendered. */
export const useIsLayered = (): boolean => useContext(LayersContext) !== null;

const useStyles = makeStyles({
  layer: {
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    overflowY: 'auto',
    padding: '4px 12px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    // Where everything scrolls together nothing is covered but by its own size.
    '@container (max-height: 300px)': { inset: '0 0 auto', minHeight: '100%' },
  },
});

/** Where layers are shown: over `covers`, which cannot be reached meanwhile. */
export function LayersOver({
  covers,
  children,
}: {
  covers: readonly RefObject<HTMLElement | null>[];
  children: (host: ReactNode) => ReactNode;
}) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const count = useRef(0);
  const covered = useRef(covers);
  covered.current = covers;
  const layers = useMemo((): Layers => {
    const change = (by: 1 | -1) => {
      count.current += by;
      for (const { current } of covered.current) if (current) current.inert = count.current > 0;
    };
    return {
      host,
      cover: () => {
        change(1);
        return () => change(-1);
      },
    };
  }, [host]);
  return <LayersContext value={layers}>{children(<div ref={setHost} />)}</LayersContext>;
}

interface LayerProps {
  /** What it is for, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Covers what the panel does not need meanwhile, keeps the focus, and gives it back to where it came from. */
export function Layer({ label, children, className }: LayerProps) {
  const styles = useStyles();
  const layers = useContext(LayersContext);
  const host = layers?.host;
  const cover = layers?.cover;
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!host) return;
    before.current = document.activeElement;
    return cover?.();
  }, [host, cover]);
  useEffect(() => {
    if (!host) return;
    return () => {
      const { current } = before;
      if (document.activeElement === document.body && current instanceof HTMLElement && current.isConnected)
        current.focus();
    };
  }, [host]);
  if (!layers) return children;
  return host
    ? createPortal(
        <div
          role="dialog"
          aria-modal="true"
          aria-label={label}
          className={mergeClasses(styles.layer, className)}
        >
          {children}
        </div>,
        host,
      )
    : null;
}
