import { makeStyles, tokens } from '@fluentui/react-components';
import { Button } from '../../components/Button.tsx';
import { wordsOf } from './preparation-draft.ts';
import { PREPARE } from './texts.ts';
import type { PreparationKeeper, PreparationState } from './use-preparation.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '6px',
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  name: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Another version that the same person left on another device; what is typed here stands in the field above. */
export function Elsewhere({ keeper, now }: { keeper: PreparationKeeper; now: PreparationState }) {
  const styles = useStyles();
  const there = wordsOf(now.theirs?.draft.text ?? '');
  const gone = now.page?.used ? PREPARE.elsewhereUsed : PREPARE.elsewhereRemoved;
  return (
    <div className={styles.root}>
      <p role="status" className={styles.title}>
        {there ? PREPARE.elsewhere : gone}
      </p>
      {there && (
        <>
          <p className={styles.name}>{PREPARE.there}</p>
          <p className={styles.text}>{there}</p>
        </>
      )}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={() => keeper.keepOurs()}>
          {there ? PREPARE.keepThis : PREPARE.keepForAnother}
        </Button>
        <Button size="small" onClick={() => void keeper.takeTheirs()}>
          {there ? PREPARE.takeOther : PREPARE.forget}
        </Button>
      </div>
    </div>
  );
}
