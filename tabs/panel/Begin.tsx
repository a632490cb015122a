import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Button } from '../components/Button.tsx';
import { sayMoment } from '../components/dates.ts';
import { BEGINNING } from '../sessions/live/begin-texts.ts';
import { SESSIONS } from '../sessions/live/texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px', paddingBlock: '8px', ':focus': { outline: 'none' } },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
});

interface Props {
  readonly startsAt: string;
  readonly busy: boolean;
  readonly onBegin: () => void;
  readonly onDone: () => void;
}

/** Asks before a session is begun long before its start, which cannot be undone. */
export default function Begin({ startsAt, busy, onBegin, onDone }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={SESSIONS.beginAsk}
      className={styles.root}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <h2 className={styles.title}>{SESSIONS.beginAsk}</h2>
      <p className={styles.text}>{BEGINNING.beginEarlyWhy(sayMoment(startsAt))}</p>
      <div className={styles.actions}>
        <Button onClick={onDone}>{SESSIONS.closeNo}</Button>
        <Button appearance="primary" disabledFocusable={busy} onClick={onBegin}>
          {BEGINNING.beginYes}
        </Button>
      </div>
    </section>
  );
}
