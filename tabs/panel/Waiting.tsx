import { makeStyles, tokens } from '@fluentui/react-components';
import { SkeletonRows } from '../components/Rows.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100dvh' },
  head: { height: '100px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  list: { flex: 1, padding: '0 12px', overflow: 'hidden' },
  foot: { height: '146px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** The panel's outline while its session is on the way, in the size of what comes. */
export function Waiting() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.head} />
      <div className={styles.list}>
        <SkeletonRows rows={4} />
      </div>
      <div className={styles.foot} />
    </div>
  );
}
