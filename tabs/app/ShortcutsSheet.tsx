import { makeStyles, tokens } from '@fluentui/react-components';
import { Sheet } from '../components/Sheet.tsx';
import { APP } from './texts.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: '8px 24px',
    margin: 0,
    '@media (max-width: 400px)': { columnGap: '12px' },
  },
  keys: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
  what: { margin: 0 },
});

interface Props {
  readonly shortcuts: readonly (readonly [keys: string, what: string])[];
  readonly onClose: () => void;
}

export default function ShortcutsSheet({ shortcuts, onClose }: Props) {
  const styles = useStyles();
  return (
    <Sheet title={APP.shortcuts} onClose={onClose}>
      <dl className={styles.list}>
        {shortcuts.flatMap(([keys, what]) => [
          <dt key={`${keys} keys`} className={styles.keys}>
            {keys}
          </dt>,
          <dd key={keys} className={styles.what}>
            {what}
          </dd>,
        ])}
      </dl>
    </Sheet>
  );
}
