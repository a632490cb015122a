import { Button, Field, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { listMembers } from '../../../domain/community/contract.ts';
import { cancelSession } from '../../../domain/sessions/contract.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { fieldState } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { usePlanStyles } from '../plan/styles.ts';
import { SHEETS } from './sheet-texts.ts';
import { Told } from './Told.tsx';

/** Cancels a session with a word to everyone invited; says who they are before it is done. */
export default function CancelSheet({ session, onClose }: { session: Session; onClose: () => void }) {
  const styles = usePlanStyles();
  const draft = useDraft(`cancel.${session.id}`, z.string(), () => '');
  const { data, error, reload } = useData(listMembers, { params: { communityId: session.communityId } });
  const cancel = useAction(async (operation) => {
    await call(cancelSession, {
      params: { communityId: session.communityId, sessionId: session.id },
      body: { comment: draft.value },
      operation,
    });
    draft.forget();
    toast(SHEETS.cancelledNow);
    onClose();
  });
  // Until the event is in the calendars nobody has anything to be told.
  const sent = session.joinUrl !== null || session.state === 'invited' || session.rsvps.invited > 0;
  const told = sent ? invitees(data?.members ?? [], session.host.id, session.format) : [];
  return (
    <Sheet
      title={SHEETS.cancelTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{SHEETS.cancelNo}</Button>
          <Button appearance="primary" disabledFocusable={cancel.busy} onClick={() => void cancel.run()}>
            <Steady widest={SHEETS.cancelYes}>{cancel.busy ? SHEETS.cancelBusy : SHEETS.cancelYes}</Steady>
          </Button>
        </>
      }
    >
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {sent && !data && !error && <SkeletonRows rows={1} />}
      {(data || !sent) && (
        <>
          <Told says={told.length > 0 ? SHEETS.cancelMail(told.length) : SHEETS.cancelNobody} people={told} />
          <p className={styles.text}>{SHEETS.cancelStays}</p>
        </>
      )}
      <Field label={SHEETS.cancelComment} hint={SHEETS.cancelHint} {...fieldState(cancel.problem, 'comment')}>
        <Textarea
          maxLength={1_000}
          rows={3}
          value={draft.value}
          onChange={(_, { value }) => draft.set(value)}
        />
      </Field>
      {cancel.problem !== null && (
        <Problem slim problem={cancel.problem} fields={['comment']} onRetry={() => void cancel.again()} />
      )}
    </Sheet>
  );
}
