import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** The look of every link. */
export const useLinkStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    // Inside running text a link must not be told by its colour alone.
    ':global(p)': { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  },
  quiet: { color: 'inherit' },
  /** A button among words. */
  button: {
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

interface Props {
  readonly href: string;
  readonly children: ReactNode;
  /** In the colour of the text around it, underlined on hover: for lists in which every line is a link. */
  readonly quiet?: boolean;
  readonly className?: string;
  /** Its name where its words alone do not say what it leads to; begins with them. */
  readonly label?: string;
}

/** A link to another page of the app. */
export function TextLink({ href, children, quiet = false, className, label }: Props) {
  const styles = useLinkStyles();
  return (
    <Link
      href={href}
      aria-label={label}
      className={mergeClasses(styles.link, quiet && styles.quiet, className)}
    >
      {children}
    </Link>
  );
}
