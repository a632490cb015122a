import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { VERDICTS, type Verdict } from '../../../domain/pilots/states.ts';
import { PilotIcon } from '../PilotSign.tsx';
import { VERDICT_WORDS } from '../words.ts';
import { REPORT } from './texts.ts';

const useStyles = makeStyles({
  root: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: { padding: '2px 0 6px' },
  star: { color: tokens.colorPaletteRedForeground3 },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(136px, 100%), 1fr))',
    gap: '8px',
  },
  choice: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '2px 4px',
    alignContent: 'start',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    // Two lines instead of one, so that the choice shows without colour; the same for all four.
    ':has(:checked)': {
      border: `1px solid ${tokens.colorBrandForeground1}`,
      boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    },
  },
  input: { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
  icon: { display: 'grid', placeItems: 'center', height: '20px' },
  word: { fontWeight: tokens.fontWeightSemibold },
  hint: {
    gridColumn: '2',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  wrong: {
    margin: '4px 0 0',
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly chosen: Verdict | null;
  readonly onChoose: (verdict: Verdict) => void;
  readonly message: string | undefined;
}

/** Four equal choices. */
export function VerdictChoice({ chosen, onChoose, message }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <fieldset className={styles.root} aria-describedby={message ? `${id}-message` : undefined}>
      <legend className={styles.legend}>
        {REPORT.verdict}
        <span aria-hidden className={styles.star}>
          {' '}
          *
        </span>
      </legend>
      <div className={styles.choices}>
        {VERDICTS.map((verdict) => (
          <label key={verdict} className={styles.choice}>
            <input
              type="radio"
              name={id}
              className={styles.input}
              aria-label={VERDICT_WORDS[verdict]}
              aria-describedby={`${id}-${verdict}`}
              aria-invalid={message ? true : undefined}
              checked={verdict === chosen}
              onChange={() => onChoose(verdict)}
            />
            <span className={styles.icon}>
              <PilotIcon of={verdict} />
            </span>
            <span className={styles.word}>{VERDICT_WORDS[verdict]}</span>
            <span id={`${id}-${verdict}`} className={styles.hint}>
              {REPORT.verdictHints[verdict]}
            </span>
          </label>
        ))}
      </div>
      {message && (
        <p id={`${id}-message`} role="alert" className={styles.wrong}>
          {message}
        </p>
      )}
    </fieldset>
  );
}
