import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { TextLink } from './TextLink.tsx';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '4px', marginBottom: '24px' },
  back: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '@media print': { display: 'none' },
  },
  backLink: { display: 'inline-block', padding: '4px 0' },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  title: {
    flex: '1 1 240px',
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase500,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    '@media print': { display: 'none' },
    // On narrow pages they stand between the title and what follows it.
    '@media (max-width: 480px)': { marginBlockEnd: '8px' },
  },
  section: { marginBottom: '32px' },
  sectionHead: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '0 16px',
    minHeight: '32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sectionTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '32px',
  },
  aside: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 16px',
    minHeight: '44px',
    padding: '11px 0',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  sign: {
    display: 'grid',
    placeItems: 'center',
    alignSelf: 'start',
    width: '24px',
    height: '20px',
    marginInlineEnd: '-8px',
    fontSize: '16px',
    color: tokens.colorNeutralForeground2,
  },
  main: { flex: '1 1 200px', minWidth: 0 },
  end: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
    marginInlineStart: 'auto',
    // Where it wraps below, it is aligned with the text.
    '@media (max-width: 480px)': { flexBasis: '100%', textAlign: 'start' },
  },
  below: { flexBasis: '100%', minWidth: 0, paddingInlineStart: '32px' },
  endIndented: { '@media (max-width: 480px)': { paddingInlineStart: '32px' } },
});

interface HeadProps {
  readonly title: ReactNode;
  /** Where this page belongs: a link above its title. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A page's first lines: where it belongs, its title, what can be done with the whole of it. */
export function PageHead({ title, back, actions, children }: HeadProps) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      {back && (
        <div className={styles.back}>
          <TextLink href={back.href} className={styles.backLink}>
            ‹ {back.label}
          </TextLink>
        </div>
      )}
      <div className={styles.top}>
        <h1 className={styles.title}>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** Beside the title: a number, a link, a small button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children }: SectionProps) {
  const styles = useStyles();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={heading} className={styles.sectionTitle}>
          {title}
        </h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Rows with a hairline between them. */
export function Rows({ children, className }: { children: ReactNode; className?: string }) {
  return <ul className={mergeClasses(useStyles().list, className)}>{children}</ul>;
}

interface RowProps {
  readonly children: ReactNode;
  /** What kind of thing it is: an icon in front. */
  readonly sign?: ReactNode;
  /** A date, a number, something to do. */
  readonly end?: ReactNode;
  /** What has opened under it. */
  readonly below?: ReactNode;
}

export function Row({ children, sign, end, below }: RowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      {sign && <span className={styles.sign}>{sign}</span>}
      <div className={styles.main}>{children}</div>
      {end && <div className={mergeClasses(styles.end, sign ? styles.endIndented : undefined)}>{end}</div>}
      {below && <div className={styles.below}>{below}</div>}
    </li>
  );
}
