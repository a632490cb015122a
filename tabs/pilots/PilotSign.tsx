import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CheckInState, Stage } from '../../domain/pilots/pilot.ts';
import type { Verdict } from '../../domain/pilots/states.ts';
import { CHECK_IN_WORDS, STAGE_WORDS, VERDICT_WORDS, WITHDRAWN } from './words.ts';

/** Where a pilot stands, what came of it, or how it goes. */
export type Sign = Verdict | Exclude<Stage, 'reported'> | 'withdrawn' | CheckInState;

/** The sign of a pilot that is over. */
export const overSign = ({ verdict, withdrawn }: { verdict: Verdict | null; withdrawn: boolean }): Sign =>
  verdict ?? (withdrawn ? 'withdrawn' : 'ended');

const RING = 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z';
const WAVE = 'M6 11c1.5-3 2.8-2.6 4-1s2.5 2 4-1';

/** What each sign is drawn with, in lines. */
export const SIGN_PATHS: Record<Sign, string> = {
  worked: `${RING}M6.8 10.2l2.2 2.2 4.2-4.4`,
  mixed: RING + WAVE,
  // A fork in the road, as the notes about failures have it.
  failed: 'M10 17.5v-5c0-3-4.5-3-4.5-6V3M10 12.5c0-3 4.5-3 4.5-6V3M3.5 5l2-2 2 2M12.5 5l2-2 2 2',
  stopped: `${RING}M7.5 7.5h5v5h-5Z`,
  'to-come': RING,
  running: RING,
  waiting: `${RING}M6.5 10h.01M10 10h.01M13.5 10h.01`,
  ended: RING,
  withdrawn: RING,
  'on-track': `${RING}M6.5 10h7M11 7.3l2.7 2.7-2.7 2.7`,
  wobbling: RING + WAVE,
  stuck: `${RING}M6.5 10h7`,
};

export const SIGN_WORDS: Record<Sign, string> = {
  ...VERDICT_WORDS,
  ...STAGE_WORDS,
  ...CHECK_IN_WORDS,
  withdrawn: WITHDRAWN,
};

// Fluent's persona colours keep more than 4.5:1 on every neutral background of the three themes.
const useTones = makeStyles({
  worked: { color: tokens.colorPaletteForestForeground2 },
  mixed: { color: tokens.colorPaletteBrassForeground2 },
  failed: { color: tokens.colorPaletteBrownForeground2 },
  stopped: { color: tokens.colorPaletteSteelForeground2 },
  'to-come': { color: tokens.colorNeutralForeground2 },
  running: { color: tokens.colorPaletteRoyalBlueForeground2 },
  waiting: { color: tokens.colorPaletteGrapeForeground2 },
  ended: { color: tokens.colorNeutralForeground2 },
  withdrawn: { color: tokens.colorNeutralForeground2 },
  'on-track': { color: tokens.colorPaletteForestForeground2 },
  wobbling: { color: tokens.colorPaletteBrassForeground2 },
  stuck: { color: tokens.colorPaletteBrownForeground2 },
});

const useStyles = makeStyles({
  sign: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  icon: { width: '16px', height: '16px', flexShrink: 0, overflow: 'visible' },
});

/** The sign in its tone, without the word; hidden from screen readers, so the word must stand elsewhere. */
export function PilotIcon({ of, plain = false }: { of: Sign; plain?: boolean }) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <svg
      aria-hidden
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={of === 'waiting' ? 1.6 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={of === 'ended' || of === 'withdrawn' ? '2 3' : undefined}
      className={mergeClasses(styles.icon, !plain && tones[of])}
    >
      <path d={SIGN_PATHS[of]} />
      {of === 'running' && <path d="M10 2.5a7.5 7.5 0 0 1 0 15Z" fill="currentColor" />}
    </svg>
  );
}

/** A sign, its word, a quiet tone. Never colour alone. */
export function PilotSign({ of, className }: { of: Sign; className?: string }) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <span className={mergeClasses(styles.sign, tones[of], className)}>
      <PilotIcon of={of} />
      {SIGN_WORDS[of]}
    </span>
  );
}
