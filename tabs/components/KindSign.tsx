import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BranchForkRegular } from '@fluentui/react-icons/svg/branch-fork';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { GavelRegular } from '@fluentui/react-icons/svg/gavel';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import { TextQuoteRegular } from '@fluentui/react-icons/svg/text-quote';
import type { NoteKind } from '../../domain/sessions/note.ts';
import { KINDS } from './texts.ts';

const SIGNS = {
  insight: LightbulbRegular,
  decision: GavelRegular,
  action: CheckmarkCircleRegular,
  question: QuestionRegular,
  story: TextQuoteRegular,
  failure: BranchForkRegular,
} as const satisfies Record<NoteKind, unknown>;

// Fluent's persona colours keep more than 4.5:1 on every neutral background of the three themes.
const useTones = makeStyles({
  insight: { color: tokens.colorPaletteBrassForeground2 },
  decision: { color: tokens.colorPaletteRoyalBlueForeground2 },
  action: { color: tokens.colorPaletteForestForeground2 },
  question: { color: tokens.colorPaletteGrapeForeground2 },
  story: { color: tokens.colorPaletteTealForeground2 },
  failure: { color: tokens.colorPaletteBrownForeground2 },
});

const useStyles = makeStyles({
  sign: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  icon: { fontSize: '16px', flexShrink: 0 },
});

/** A kind's icon in its tone, without the word; hidden from screen readers, so the word must stand elsewhere. */
export function KindIcon({ kind }: { kind: NoteKind }) {
  const styles = useStyles();
  const tones = useTones();
  const Sign = SIGNS[kind];
  return <Sign aria-hidden className={mergeClasses(styles.icon, tones[kind])} />;
}

/** What kind of note this is: a sign, its word, a quiet tone. Never colour alone. */
export function KindSign({ kind }: { kind: NoteKind }) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <span className={mergeClasses(styles.sign, tones[kind])}>
      <KindIcon kind={kind} />
      {KINDS[kind]}
    </span>
  );
}
