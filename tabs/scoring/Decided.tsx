import { makeStyles, tokens } from '@fluentui/react-components';
import { ROUND } from './texts.ts';

const useStyles = makeStyles({
  word: { margin: '4px 0 0', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** What was decided in a round that is closed. */
export function Decided({ word }: { word: string }) {
  const styles = useStyles();
  if (!word) return null;
  return (
    <p className={styles.word}>
      <span className={styles.strong}>{ROUND.decided}:</span> {word}
    </p>
  );
}
