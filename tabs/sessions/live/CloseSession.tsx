import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { closeSession } from '../../../domain/sessions/contract.ts';
import type { NoteKind } from '../../../domain/sessions/note.ts';
import type { Summary } from '../../../domain/sessions/summary.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { sayMoment } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import Unassigned from './Assign.tsx';
import { CLOSING } from './closing-texts.ts';
import { COUNTED } from './counted.ts';
import { type LiveState, withSession } from './live-state.ts';
import { cleaned, noteDrafts } from './note-drafts.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

const PassOn = lazy(() => import('../summary/PassOn.tsx'));

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '6px',
    marginBlock: '12px',
    paddingBlock: '10px',
    paddingInline: '12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { outline: 'none' },
  },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginTop: '4px' },
});

const KINDS_IN_SUMMARY: readonly NoteKind[] = [
  'decision',
  'action',
  'insight',
  'failure',
  'question',
  'story',
];

/** Says what closing will do, then does it. */
export default function CloseSession({
  client,
  state,
  onDone,
}: {
  client: SessionClient;
  state: LiveState;
  onDone: () => void;
}) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  const entries = useSyncExternalStore(client.outbox.listen, client.outbox.entries);
  const waiting = entries.filter((entry) => entry.sessionId === client.place.sessionId).length;
  const [written, setWritten] = useState<Summary | null>(null);
  const close = useAction(async (operation) => {
    const { place, following } = client;
    const { session, summary } = await call(closeSession, { params: place, operation });
    following.change((known, at) => withSession(known, session, null, at));
    following.now();
    setWritten(summary);
  });
  useEffect(() => {
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (state.session.state === 'closed')
    return (
      <Suspense>
        <PassOn session={state.session} notes={state.notes} record={written} onDone={onDone} />
      </Suspense>
    );
  const unsaved = cleaned(noteDrafts(client.personId).get(client.place.sessionId)?.text ?? '') !== '';
  const counts = KINDS_IN_SUMMARY.flatMap((kind) => {
    const count = state.notes.filter((note) => note.kind === kind).length;
    return count > 0 ? [COUNTED[kind](count)] : [];
  });
  const open = state.notes.filter((note) => note.kind === 'action' && !note.done);
  const isEarly = state.session.invite !== 'none' && Date.parse(state.session.startsAt) > Date.now();
  const owners = [...new Set(open.flatMap((note) => note.owner?.name ?? []))];
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={SESSIONS.closeTitle}
      className={styles.root}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <h2 className={styles.title}>{SESSIONS.closeTitle}</h2>
      <p className={styles.text}>
        {counts.length > 0 ? `${CLOSING.closeSummary} ${counts.join(', ')}.` : CLOSING.closeEmpty}
      </p>
      {owners.length > 0 && <p className={styles.text}>{CLOSING.closeOwners(owners.join(', '))}</p>}
      {open.some((note) => note.owner === null) && <p className={styles.text}>{CLOSING.closeNobody}</p>}
      <Unassigned client={client} notes={state.notes} />
      <p className={styles.text}>{CLOSING.closeMail}</p>
      {isEarly && <p className={styles.text}>{CLOSING.closeEarly(sayMoment(state.session.startsAt))}</p>}
      {unsaved && <p className={styles.text}>{CLOSING.closeUnsaved}</p>}
      {waiting > 0 && <p className={styles.text}>{CLOSING.closeWaiting(waiting)}</p>}
      {close.problem !== null && <Problem slim problem={close.problem} onRetry={() => void close.again()} />}
      <div className={styles.actions}>
        <Button onClick={onDone}>{SESSIONS.closeNo}</Button>
        <Button appearance="primary" disabledFocusable={close.busy} onClick={() => void close.run()}>
          {CLOSING.closeYes}
        </Button>
      </div>
    </section>
  );
}
