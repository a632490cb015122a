import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { listMembers } from '../../../domain/community/contract.ts';
import { listSessions } from '../../../domain/sessions/contract.ts';
import { takeOverSession } from '../../../domain/sessions/hosting.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import { hasEnded, isOpen, type Session } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { usePlanStyles } from '../plan/styles.ts';
import { Told } from './Told.tsx';
import { TAKE_OVER } from './take-over-texts.ts';

interface Props {
  readonly session: Session;
  readonly me: string;
  readonly onClose: () => void;
}

interface Asked {
  readonly sessionId: string;
  readonly operation: string;
}

/** Takes over a session whose host has left; says who gets what before anything is sent. */
export default function TakeOverSheet({ session, me, onClose }: Props) {
  const styles = usePlanStyles();
  const { communityId, host, inviteProblem } = session;
  const members = useData(listMembers, { params: { communityId } });
  const upcoming = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  const [all, setAll] = useState(false);
  const isGone = inviteProblem?.code === 'mailbox-missing';
  const others = isGone
    ? (upcoming.data?.sessions ?? []).filter(
        (one) =>
          one.id !== session.id && one.host.id === host.id && isOpen(one.state) && !hasEnded(one, new Date()),
      )
    : [];
  const chosen = all ? [session, ...others] : [session];
  // What is tried again is what was asked for: the session may have been read with its new host meanwhile.
  const take = useAction(async (_operation, from: string, asked: readonly Asked[]) => {
    for (const { sessionId, operation } of asked)
      await call(takeOverSession, { params: { communityId, sessionId }, body: { from }, operation });
    toast(TAKE_OVER.done(asked.length));
    onClose();
  });
  const askedNow = () => chosen.map(({ id }) => ({ sessionId: id, operation: crypto.randomUUID() }));
  const everybody = members.data?.members;
  const told = invitees(everybody ?? [], me, session.format);
  const error = members.error ?? upcoming.error;
  return (
    <Sheet
      title={TAKE_OVER.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{TAKE_OVER.no}</Button>
          <Button
            appearance="primary"
            disabledFocusable={take.busy || !everybody}
            onClick={() => everybody && void take.run(host.id, askedNow())}
          >
            {take.busy ? TAKE_OVER.busy : TAKE_OVER.yes}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{TAKE_OVER.moves}</p>
      {error && !everybody && (
        <Problem
          slim
          problem={error}
          onRetry={() => {
            members.reload();
            upcoming.reload();
          }}
        />
      )}
      {!everybody && !error && <SkeletonRows rows={1} />}
      {everybody && (
        <Told
          says={told.length > 0 ? TAKE_OVER.mail(told.length, host.name) : TAKE_OVER.nobody}
          people={told}
        />
      )}
      <p className={styles.text}>{TAKE_OVER.old(isGone)}</p>
      {session.rsvps.accepted + session.rsvps.tentative + session.rsvps.declined > 1 && (
        <p className={styles.text}>{TAKE_OVER.answers}</p>
      )}
      {isGone && told.some(({ id }) => id === host.id) && (
        <p className={styles.text}>{TAKE_OVER.stillMember(host.name)}</p>
      )}
      {others.length > 0 && (
        <Checkbox
          label={TAKE_OVER.others(host.name, others.length)}
          checked={all}
          onChange={(_, { checked }) => setAll(checked === true)}
        />
      )}
      {take.problem !== null && <Problem slim problem={take.problem} onRetry={() => void take.again()} />}
    </Sheet>
  );
}
