import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  screen: { '@media print': { display: 'none' } },
  paper: { display: 'none', '@media print': { display: 'inline' } },
});

/** Relative words on the screen, and on paper absolute ones in their place: “tomorrow” is printed as a date. */
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
