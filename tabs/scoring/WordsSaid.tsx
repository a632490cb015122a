import { makeStyles, tokens } from '@fluentui/react-components';
import type { SpreadDot } from './spread-lanes.ts';
import { SPREAD } from './texts.ts';

const useStyles = makeStyles({
  when: {
    margin: '10px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    '& + ul': { marginTop: '2px' },
  },
  list: { listStyleType: 'none', margin: '10px 0 0', padding: 0, display: 'grid', gap: '4px' },
  said: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  level: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

interface Props {
  readonly name: string;
  readonly levels: readonly string[];
  /** The pass, where there was more than one. */
  readonly when?: string | undefined;
  readonly dots: readonly SpreadDot[];
}

/** The words that people gave with their scores of a criterion, from the lowest level on. */
export function WordsSaid({ name, levels, when, dots }: Props) {
  const styles = useStyles();
  const said = dots.filter(({ word }) => word);
  if (said.length === 0) return null;
  return (
    <>
      {when && (
        <p aria-hidden className={styles.when}>
          {when}
        </p>
      )}
      <ul aria-label={SPREAD.words(name, when)} className={styles.list}>
        {said.map(({ level, word, person }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
          <li key={at} className={styles.said}>
            <span className={styles.level}>{SPREAD.level(level + 1, levels[level] ?? '')}:</span> “{word}”
            {person && ` ${person.name}`}
          </li>
        ))}
      </ul>
    </>
  );
}
