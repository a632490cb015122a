import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  more: {
    minHeight: '24px',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    textDecorationLine: 'underline',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** So many names are read at once. */
const NAMED = 8;

/** Names one after the other; beyond some, the others are there when asked for. */
export function Names({ names }: { names: readonly string[] }) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  // A single hidden name would take no more space than the button that shows it.
  const named = all || names.length <= NAMED + 1 ? names : names.slice(0, NAMED);
  const rest = names.length - named.length;
  return (
    <>
      {named.join(', ')}
      {rest > 0 && (
        <>
          {' '}
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {PAGE.andMore(rest)}
          </button>
        </>
      )}
    </>
  );
}
