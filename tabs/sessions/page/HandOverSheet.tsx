import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { listMembers } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { facilitate } from '../../../domain/sessions/abilities.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { handOverTo } from '../live/hand-over.ts';
import { HANDING } from '../live/hand-over-texts.ts';
import type { SessionClient } from '../live/session-client.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanStyles } from '../plan/styles.ts';
import { SHEETS } from './sheet-texts.ts';

interface Props {
  readonly client: SessionClient;
  readonly session: Session;
  readonly onClose: () => void;
}

/** Hands over to a person, once it is said how they hear of it. */
export default function HandOverSheet({ client, session, onClose }: Props) {
  const styles = usePlanStyles();
  const { data, error, reload } = useData(listMembers, { params: { communityId: session.communityId } });
  const [to, setTo] = useState('');
  const choice = useRef<HTMLDivElement>(null);
  const arrived = data !== undefined;
  useEffect(() => {
    // The browser focuses the first button, which closes the dialog.
    if (arrived) choice.current?.querySelector('select')?.focus();
  }, [arrived]);
  const members = data?.members ?? [];
  const others = members.filter(({ id, role }) => id !== session.facilitator.id && roleMay(role, facilitate));
  const chosen = others.find(({ id }) => id === to);
  const hand = useAction(async (operation, id: string, name: string) => {
    await handOverTo(client, operation, id);
    toast(HANDING.handedOver(name));
    onClose();
  });
  return (
    <Sheet
      title={SHEETS.handTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{SHEETS.handNo}</Button>
          <Button
            appearance="primary"
            disabledFocusable={hand.busy || !chosen}
            onClick={() => chosen && void hand.run(chosen.id, chosen.name)}
          >
            <Steady widest={SHEETS.handBusy}>{hand.busy ? SHEETS.handBusy : SHEETS.handYes}</Steady>
          </Button>
        </>
      }
    >
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && (
        <div ref={choice} style={{ display: 'contents' }}>
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
          <p className={styles.text}>{SHEETS.handTold}</p>
        </div>
      )}
      {hand.problem !== null && (
        <Problem slim problem={hand.problem} fields={['to']} onRetry={() => void hand.again()} />
      )}
    </Sheet>
  );
}
