import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import { SIGN_PATHS } from '../../pilots/PilotSign.tsx';
import { ANNOTATION_KIND_WORDS } from './texts.ts';

const RING = 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z';

const PATHS: Record<AnnotationKind, string> = {
  worked: SIGN_PATHS.worked,
  failed: SIGN_PATHS.failed,
  exception: `${RING}M10 6.2v4.6M10 13.6h.01`,
  adaptation: 'M3.5 7h12.5l-3-3M16.5 13H4l3 3',
};

// Fluent's persona colours keep more than 4.5:1 on every neutral background of the three themes.
const useTones = makeStyles({
  worked: { color: tokens.colorPaletteForestForeground2 },
  failed: { color: tokens.colorPaletteBrownForeground2 },
  exception: { color: tokens.colorPaletteGrapeForeground2 },
  adaptation: { color: tokens.colorPaletteRoyalBlueForeground2 },
});

const useStyles = makeStyles({
  sign: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { width: '16px', height: '16px', flexShrink: 0, overflow: 'visible' },
});

/** A kind's sign in its tone, without the word; hidden from screen readers, so the word must stand elsewhere. */
export function AnnotationIcon({
  kind,
  className,
}: {
  kind: AnnotationKind;
  className?: string | undefined;
}) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <svg
      aria-hidden
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={mergeClasses(styles.icon, tones[kind], className)}
    >
      <path d={PATHS[kind]} />
    </svg>
  );
}

/** What kind of annotation it is: a sign, its word, a quiet tone. Never colour alone. */
export function AnnotationSign({ kind }: { kind: AnnotationKind }) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <span className={mergeClasses(styles.sign, tones[kind])}>
      <AnnotationIcon kind={kind} />
      {ANNOTATION_KIND_WORDS[kind]}
    </span>
  );
}
