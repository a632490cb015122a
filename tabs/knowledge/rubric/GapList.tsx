import { makeStyles, tokens } from '@fluentui/react-components';
import type { Gap, Rubric } from '../../../domain/knowledge/types/rubric.ts';
import { sayGap } from './gaps.ts';
import { RUBRIC } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, color: tokens.colorNeutralForeground2 },
  go: {
    minHeight: '28px',
    padding: '2px 0',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

const SHOWN = 4;

interface Props {
  readonly rubric: Rubric;
  readonly gaps: readonly Gap[];
  readonly onGo: (gap: Gap) => void;
}

/** What is still to be described before anybody scores; each line leads to its cell. */
export function GapList({ rubric, gaps, onGo }: Props) {
  const styles = useStyles();
  if (gaps.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={RUBRIC.gaps}>
      {gaps.slice(0, SHOWN).map((gap) => (
        <li key={`${gap.criterion},${gap.level}`}>
          <button type="button" className={styles.go} onClick={() => onGo(gap)}>
            {sayGap(rubric, gap)}
          </button>
        </li>
      ))}
      {gaps.length > SHOWN && <li>{RUBRIC.moreGaps(gaps.length - SHOWN)}</li>}
    </ul>
  );
}
