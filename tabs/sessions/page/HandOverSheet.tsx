import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { listMembers } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import { handOverMails, isGathering } from '../../../domain/sessions/policy.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { Choice } from '../plan/Choice.tsx';
import { SHEETS } from './sheet-texts.ts';
import { Told } from './Told.tsx';

interface Props {
  readonly client: SessionClient;
  readonly session: Session;
  readonly onDone: () => void;
}

/** Hands over to a person, once it is said who is mailed about it. */
export default function HandOverSheet({ client, session, onDone }: Props) {
  const { data, error, reload } = useData(listMembers, { params: { communityId: session.communityId } });
  const [to, setTo] = useState('');
  const members = data?.members ?? [];
  const others = members.filter(
    ({ id, role }) => id !== session.facilitator.id && roleMay(role, 'facilitate'),
  );
  const chosen = others.find(({ id }) => id === to);
  const now = new Date();
  const told = handOverMails(session, now) ? invitees(members, session.host.id, session.format) : [];
  const whyNobody = isGathering(session, now)
    ? SHEETS.handNow
    : session.invite === 'failed'
      ? SHEETS.handFailed
      : SHEETS.handNobody;
  const hand = useAction(async (operation, id: string, name: string) => {
    await client.handOver(operation, id);
    toast(SESSIONS.handedOver(name));
    onDone();
  });
  return (
    <Sheet
      title={SHEETS.handTitle}
      onClose={onDone}
      actions={
        <>
          <Button onClick={onDone}>{SHEETS.handNo}</Button>
          <Button
            appearance="primary"
            disabledFocusable={hand.busy || !chosen}
            onClick={() => chosen && void hand.run(chosen.id, chosen.name)}
          >
            {hand.busy ? SHEETS.handBusy : SHEETS.handYes(told.length)}
          </Button>
        </>
      }
    >
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && (
        <>
          <Choice
            label={SHEETS.handTo}
            required
            field="to"
            problem={hand.problem}
            value={to}
            options={[
              ...(chosen ? [] : [['', SHEETS.handNobodyYet] as const]),
              ...others.map(({ id, name }) => [id, name] as const),
            ]}
            onChoose={setTo}
          />
          <Told says={told.length > 0 ? SHEETS.handMail(told.length) : whyNobody} people={told} />
        </>
      )}
      {hand.problem !== null && (
        <Problem slim problem={hand.problem} fields={['to']} onRetry={() => void hand.again()} />
      )}
    </Sheet>
  );
}
