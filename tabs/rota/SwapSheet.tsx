import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { askForSwap, listSwaps } from '../../domain/rota/contract.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { sayDay } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { dayOf, ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

interface Props {
  readonly communityId: string;
  readonly turn: { readonly id: string; readonly startsAt: string };
  readonly onClose: () => void;
}

/** Of how many people a swap can be asked. */
const MOST = 6;

/** With whom I could swap, and what each swap comes to. */
export default function SwapSheet({ communityId, turn, onClose }: Props) {
  const styles = useTurnStyles();
  const params = { communityId, sessionId: turn.id };
  const answer = useData(listSwaps, { params });
  const [people, setPeople] = useState<readonly string[]>([]);
  const typed = useDraft(`swap ${turn.id}`, z.string(), () => '');
  const word = typed.value;
  const [swapId] = useState(() => crypto.randomUUID());
  const ask = useAction(async (operation) => {
    await call(askForSwap, { params, body: { swapId, people: [...people], word }, operation });
    typed.forget();
    toast(ROTA.asked);
    onClose();
  });
  const failed = failedOf([answer]);
  const choices = answer.data?.choices ?? [];
  return (
    <Sheet
      title={ROTA.swapTitle(dayOf(turn.startsAt))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{ROTA.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={ask.busy || people.length === 0}
            onClick={() => void ask.run()}
          >
            {ROTA.swapAsk(people.length)}
          </Button>
        </>
      }
    >
      {failed && <Problem slim {...failed} />}
      {!answer.data && !failed && <SkeletonRows rows={3} />}
      {answer.data && choices.length === 0 && <p className={styles.text}>{ROTA.swapNone}</p>}
      {choices.length > 0 && (
        <>
          <p className={styles.text}>{ROTA.swapHint}</p>
          <div>
            {choices.map(({ person, date, owed }) => (
              <div key={person.id}>
                <Checkbox
                  label={
                    date ? ROTA.swapWith(person.name, sayDay(date), owed) : ROTA.swapFor(person.name, owed)
                  }
                  checked={people.includes(person.id)}
                  disabled={people.length >= MOST && !people.includes(person.id)}
                  onChange={(_, { checked }) =>
                    setPeople((before) =>
                      checked ? [...before, person.id] : before.filter((id) => id !== person.id),
                    )
                  }
                />
              </div>
            ))}
          </div>
          <Field label={ROTA.swapWord}>
            <Textarea maxLength={300} value={word} onChange={(_, { value }) => typed.set(value)} />
          </Field>
        </>
      )}
      {ask.problem !== null && <Problem slim problem={ask.problem} onRetry={() => void ask.again()} />}
    </Sheet>
  );
}
