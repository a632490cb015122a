import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Clash } from '../../domain/glossary/clashes.ts';
import { sayClash } from './texts.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px', listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  one: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '4px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  sign: { marginTop: '2px', fontSize: '16px' },
});

/** A warning that several terms share a form. They can be proposed all the same. */
export function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {clashes.map((clash) => (
        <li key={clash.form} className={styles.one}>
          <WarningRegular aria-hidden className={styles.sign} />
          <span>{sayClash(clash)}</span>
        </li>
      ))}
    </ul>
  );
}
