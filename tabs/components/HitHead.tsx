import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Marked } from './Marked.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  sign: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
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
    <div className={styles.head}>
      <span className={styles.sign}>{sign}</span>
      <span className={styles.title}>
        <Marked text={title} query={query} />
      </span>
      <span className={styles.quiet}>{children}</span>
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
