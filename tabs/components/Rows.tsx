import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { COMPONENTS } from './texts.ts';

const useStyles = makeStyles({
  row: {
    height: '44px',
    display: 'flex',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  bone: {
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground5,
    // Visible in the contrast theme, whose background is black as well.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  0: { width: '62%' },
  1: { width: '46%' },
  2: { width: '55%' },
  off: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

const WIDTHS = [0, 1, 2] as const;

/** A placeholder for a line of text or a field. */
export function Bone({ className }: { className: string }) {
  return <div className={mergeClasses(useStyles().bone, className)} />;
}

/** Rows in the size of what is loading, without animation. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  const styles = useStyles();
  return (
    <div aria-busy="true">
      <span className={styles.off} role="status">
        {COMPONENTS.loading}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className={styles.row}>
          <div className={mergeClasses(styles.bone, styles[WIDTHS[row % 3] ?? 0])} />
        </div>
      ))}
    </div>
  );
}

/** Text for screen readers only. */
export function Unseen({ children, as: Tag = 'span' }: { children: string; as?: 'span' | 'h1' | 'h2' }) {
  return <Tag className={useStyles().off}>{children}</Tag>;
}
