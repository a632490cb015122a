import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps } from 'react';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'block', minWidth: 0 },
  // The browser's own list, styled as Fluent's fields: Fluent's own would double the size of a form's code.
  select: {
    appearance: 'none',
    width: '100%',
    minWidth: 0,
    height: '32px',
    padding: '0 28px 0 10px',
    font: 'inherit',
    textOverflow: 'ellipsis',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': {
      border: `1px solid ${tokens.colorNeutralStroke1Hover}`,
      borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessibleHover}`,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  small: { height: '24px', fontSize: tokens.fontSizeBase200 },
  arrow: {
    position: 'absolute',
    insetInlineEnd: '8px',
    top: 'calc(50% - 6px)',
    width: '12px',
    height: '12px',
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeLinecap: 'round',
    pointerEvents: 'none',
  },
});

interface Props extends Omit<ComponentProps<'select'>, 'size'> {
  readonly small?: boolean;
}

/** One of a few, wherever one is chosen from a list. In a Field it is given what its render function gets. */
export function Select({ small = false, className, ...select }: Props) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.root, className)}>
      <select {...select} className={mergeClasses(styles.select, small && styles.small)} />
      <svg aria-hidden viewBox="0 0 12 12" className={styles.arrow}>
        <path d="M2.5 4.5 6 8l3.5-3.5" />
      </svg>
    </span>
  );
}
