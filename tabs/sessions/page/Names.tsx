import { useState } from 'react';
import { useLinkStyles } from '../../components/TextLink.tsx';
import { PAGE } from './texts.ts';

/** So many names are read at once. */
const NAMED = 8;

/** Names one after the other; beyond some, the others are there when asked for. */
export function Names({ names }: { names: readonly string[] }) {
  const links = useLinkStyles();
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
          <button type="button" className={links.button} onClick={() => setAll(true)}>
            {PAGE.andMore(rest)}
          </button>
        </>
      )}
    </>
  );
}
