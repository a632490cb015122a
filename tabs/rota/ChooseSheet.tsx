import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { chooseFacilitator, openRota, type RotaTurn } from '../../domain/rota/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { Select } from '../components/Select.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { dayOf, ROTA } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly turn: RotaTurn;
  readonly onClose: () => void;
}

/** Who leads a turn other than the rota proposes, with a reason that everybody can read. */
export default function ChooseSheet({ communityId, turn, onClose }: Props) {
  const accounts = useData(openRota, { params: { communityId } }).data?.accounts ?? [];
  const others = accounts.filter(({ person }) => person.id !== turn.person?.id);
  const [chosen, setChosen] = useState('');
  const typed = useDraft(`choose facilitator ${turn.id}`, z.string(), () => '');
  const reason = typed.value;
  const personId = chosen || (others[0]?.person.id ?? '');
  const choose = useAction(async (operation) => {
    const params = { communityId, sessionId: turn.id };
    await call(chooseFacilitator, { params, body: { personId, reason }, operation });
    typed.forget();
    toast(ROTA.chose);
    onClose();
  });
  return (
    <Sheet
      title={ROTA.chooseTitle(dayOf(turn.startsAt))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{ROTA.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={choose.busy || reason.trim() === '' || personId === ''}
            onClick={() => void choose.run()}
          >
            {ROTA.chooseDo}
          </Button>
        </>
      }
    >
      <Field label={ROTA.chooseWho}>
        <Select value={personId} onChange={({ target }) => setChosen(target.value)}>
          {others.map((account) => (
            <option key={account.person.id} value={account.person.id}>
              {account.person.name} ({ROTA.account(account)})
            </option>
          ))}
        </Select>
      </Field>
      <Field label={ROTA.chooseWhy} hint={ROTA.reasonHint} required>
        <Textarea maxLength={300} value={reason} onChange={(_, { value }) => typed.set(value)} />
      </Field>
      {choose.problem !== null && (
        <Problem slim problem={choose.problem} onRetry={() => void choose.again()} />
      )}
    </Sheet>
  );
}
