import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  screen: { '@media print': { display: 'none' } },
  paper: { display: 'none', '@media print': { display: 'inline' } },
});

/** Words that are true today, and in their place on paper words that stay true: “tomorrow” is a date there. */
export function OnPaper({ paper, children }: { paper: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.screen}>{children}</span>
      <span className={styles.paper} aria-hidden>
        {paper}
      </span>
    </>
  );
}
