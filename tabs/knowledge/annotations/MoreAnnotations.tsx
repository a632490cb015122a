import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Notice } from '../Notice.tsx';
import { NOTES } from './texts.ts';
import type { AllAnnotations } from './use-all-annotations.ts';

const useStyles = makeStyles({ root: { marginTop: '24px', '@media print': { display: 'none' } } });

/** Says that there are more annotations than are shown, and shows more. */
export function MoreAnnotations({ of }: { of: AllAnnotations }) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const { annotations, hasMore, asked, ask, busy, problem, retry } = of;
  useEffect(() => {
    // Its button is gone, and whoever pressed it goes on reading here.
    if (asked > 0 && !hasMore && !busy) root.current?.focus();
  }, [asked, hasMore, busy]);
  if (!hasMore && asked === 0) return null;
  return (
    <div ref={root} tabIndex={-1} role="status" className={styles.root}>
      {problem !== null ? (
        <Problem slim problem={problem} onRetry={retry} />
      ) : (
        <Notice
          action={
            hasMore && (
              <Button size="small" disabledFocusable={busy} onClick={ask}>
                {NOTES.showMore}
              </Button>
            )
          }
        >
          {hasMore ? NOTES.someShown(annotations.length) : NOTES.allShown(annotations.length)}
        </Notice>
      )}
    </div>
  );
}
