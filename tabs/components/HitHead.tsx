import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Marked } from './Marked.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  // A long title goes on under its sign, which never stands on a line alone.
  sign: { display: 'inline-flex', fontSize: '16px', verticalAlign: '-3px', marginInlineEnd: '8px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  about: { display: 'inline-block', marginInlineStart: '8px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly sign: ReactNode;
  readonly title: string;
  readonly query: string;
  /** What else one reads about it. */
  readonly children?: ReactNode;
}

/** The first line of a hit that has a title. */
export function HitHead({ sign, title, query, children }: Props) {
  const styles = useStyles();
  return (
    <div>
      <span className={styles.sign}>{sign}</span>
      <span className={styles.title}>
        <Marked text={title} query={query} />
      </span>
      <span className={mergeClasses(styles.quiet, styles.about)}>{children}</span>
    </div>
  );
}

/** The first line of a hit that has none: its sign with the word, and what it belongs to. */
export function HitLine({ sign, children }: Pick<Props, 'sign' | 'children'>) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      {sign}
      <span className={styles.quiet}>{children}</span>
    </div>
  );
}
