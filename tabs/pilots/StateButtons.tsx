import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CHECK_IN_STATES, type CheckInState } from '../../domain/pilots/pilot.ts';
import { CHECK_IN } from './check-in-texts.ts';
import { PilotIcon } from './PilotSign.tsx';
import { CHECK_IN_WORDS } from './words.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    padding: '0 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    // Two lines instead of one, so that the choice shows without colour.
    border: `1px solid ${tokens.colorBrandForeground1}`,
    ':hover': { border: `1px solid ${tokens.colorBrandForeground1}` },
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
  },
  // The width of the bold word is reserved, so that the neighbours keep their place.
  word: {
    display: 'inline-grid',
    '::after': {
      content: 'attr(data-word) / ""',
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  bold: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly chosen: CheckInState | null;
  readonly onChoose: (state: CheckInState) => void;
  readonly busy?: boolean;
  /** What is asked about, where several pilots stand on one page. */
  readonly about?: string;
}

/** On track, wobbling, stuck. */
export function StateButtons({ chosen, onChoose, busy = false, about }: Props) {
  const styles = useStyles();
  return (
    <fieldset className={styles.root} aria-label={about ?? CHECK_IN.states}>
      {CHECK_IN_STATES.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={state === chosen}
          aria-disabled={busy || undefined}
          className={mergeClasses(styles.button, state === chosen && styles.chosen)}
          onClick={() => {
            if (!busy) onChoose(state);
          }}
        >
          <PilotIcon of={state} />
          <span
            className={mergeClasses(styles.word, state === chosen && styles.bold)}
            data-word={CHECK_IN_WORDS[state]}
          >
            {CHECK_IN_WORDS[state]}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
