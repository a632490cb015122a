import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { Circumstances } from '../../../domain/sessions/summary.ts';
import { Button } from '../../components/Button.tsx';
import SummarySharing from './SummarySharing.tsx';
import { SHARING } from './texts.ts';

const useStyles = makeStyles({
  root: { padding: '12px 0 8px', ':focus': { outline: 'none' } },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  done: { display: 'flex', justifyContent: 'end' },
});

interface Props {
  readonly session: Session;
  readonly notes: readonly Note[];
  readonly record: Circumstances | null;
  readonly onDone: () => void;
}

/** Right after closing: the summary is written, and can be passed on. */
export default function PassOn({ session, notes, record, onDone }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={SHARING.closed}
      className={styles.root}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <h2 className={styles.title}>{SHARING.closed}</h2>
      <SummarySharing session={session} notes={notes} record={record} />
      <div className={styles.done}>
        <Button onClick={onDone}>{SHARING.done}</Button>
      </div>
    </section>
  );
}
