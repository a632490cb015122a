import { makeStyles, tokens } from '@fluentui/react-components';
import { Bone, SkeletonRows } from '../components/Rows.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100dvh' },
  head: { height: '64px', boxSizing: 'border-box', padding: '11px 12px 0' },
  strip: {
    height: '40px',
    boxSizing: 'border-box',
    padding: '0 12px',
    display: 'flex',
    alignItems: 'center',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  now: { width: '60%' },
  topic: { width: '70%', height: '16px', marginBottom: '13px' },
  who: { width: '45%' },
  tabs: {
    height: '37px',
    boxSizing: 'border-box',
    padding: '0 12px',
    display: 'flex',
    alignItems: 'center',
    gap: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  tab: { width: '50px' },
  list: { flex: 1, padding: '4px 12px', overflow: 'hidden' },
  foot: {
    height: '181px',
    boxSizing: 'border-box',
    padding: '18px 12px 0',
    display: 'grid',
    gap: '19px',
    alignContent: 'start',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  kinds: { width: '80%' },
  words: { height: '52px' },
});

/** The panel's outline while its session is on the way, in the size of what comes, as panel.html draws it before. */
export function Waiting() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Bone className={styles.topic} />
        <Bone className={styles.who} />
      </div>
      <div className={styles.strip}>
        <Bone className={styles.now} />
      </div>
      <div className={styles.tabs}>
        <Bone className={styles.tab} />
        <Bone className={styles.tab} />
        <Bone className={styles.tab} />
      </div>
      <div className={styles.list}>
        <SkeletonRows rows={4} />
      </div>
      <div className={styles.foot}>
        <Bone className={styles.kinds} />
        <Bone className={styles.kinds} />
        <Bone className={styles.words} />
      </div>
    </div>
  );
}
