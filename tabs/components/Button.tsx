import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    minWidth: '96px',
    minHeight: '32px',
    margin: 0,
    paddingBlock: '5px',
    paddingInline: '12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  small: {
    minWidth: '0',
    // Small text, but a target of at least 24 px.
    minHeight: '32px',
    paddingBlock: '2px',
    paddingInline: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  primary: {
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':active': { backgroundColor: tokens.colorBrandBackgroundPressed },
  },
  subtle: {
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground2Hover,
    },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
  },
  off: {
    border: `1px solid ${tokens.colorNeutralStrokeDisabled}`,
    backgroundColor: tokens.colorNeutralBackgroundDisabled,
    color: tokens.colorNeutralForegroundDisabled,
    cursor: 'not-allowed',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackgroundDisabled,
      color: tokens.colorNeutralForegroundDisabled,
    },
    ':active': { backgroundColor: tokens.colorNeutralBackgroundDisabled },
  },
  icon: { minWidth: '32px', paddingInline: '5px' },
  smallIcon: { minWidth: '32px', paddingInline: '3px' },
  sign: { display: 'inline-flex', fontSize: '16px' },
});

interface Props extends ComponentProps<'button'> {
  readonly appearance?: 'secondary' | 'primary' | 'subtle';
  readonly size?: 'medium' | 'small';
  readonly icon?: ReactNode;
  /** Cannot be pressed now, but keeps the focus: for what is busy, or lacks words yet. */
  readonly disabledFocusable?: boolean;
}

/**
 * Fluent's button in looks and properties, for what the side panel loads at once: Fluent's own brings 10 KiB of variants
 * that the panel has no use for. Pages of the app use Fluent's.
 */
export function Button({
  appearance = 'secondary',
  size = 'medium',
  icon,
  disabledFocusable = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Props) {
  const styles = useStyles();
  const small = size === 'small';
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={disabledFocusable || undefined}
      className={mergeClasses(
        styles.button,
        small && styles.small,
        appearance === 'primary' && styles.primary,
        appearance === 'subtle' && styles.subtle,
        disabledFocusable && styles.off,
        Boolean(icon) && !children && (small ? styles.smallIcon : styles.icon),
        className,
      )}
      onClick={(event) => {
        if (disabledFocusable) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <span className={styles.sign}>{icon}</span>}
      {children}
    </button>
  );
}
