import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { closeRound } from '../../domain/scoring/contract.ts';
import { AGAIN_DAYS, type RoundOutline } from '../../domain/scoring/round.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { dayHere, LAST_DATE } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { CLOSE } from './texts.ts';

const formSchema = z.object({ word: z.string(), again: z.boolean(), on: z.string() });

interface Props {
  readonly communityId: string;
  readonly round: RoundOutline;
  readonly now: string;
  readonly onClose: () => void;
}

/** Ends a round with what was decided, and says when it is scored again; later, changes either. */
export default function CloseSheet({ communityId, round, now, onClose }: Props) {
  const isClosed = round.stage === 'closed';
  const tomorrow = addDays(dayHere(now), 1);
  const draft = useDraft(`close-round.${round.id}.${round.etag}`, formSchema, () => ({
    word: round.word,
    again: !isClosed || round.again !== null,
    on: round.again ?? addDays(dayHere(now), AGAIN_DAYS),
  }));
  const { word, again, on } = draft.value;
  const put = (change: Partial<z.output<typeof formSchema>>) => draft.set((was) => ({ ...was, ...change }));
  const close = useAction(async (operation) => {
    await call(closeRound, {
      params: { communityId, artifactId: round.artifactId, roundId: round.id },
      body: { word, again: again ? on : null },
      etag: round.etag,
      operation,
    });
    draft.forget();
    onClose();
  });
  const yes = isClosed ? CLOSE.save : CLOSE.yes;
  return (
    <Sheet
      title={isClosed ? CLOSE.changeTitle : CLOSE.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{CLOSE.leave}</Button>
          <Button appearance="primary" disabledFocusable={close.busy} onClick={() => void close.run()}>
            <Steady widest={CLOSE.busy}>{close.busy ? CLOSE.busy : yes}</Steady>
          </Button>
        </>
      }
    >
      <Field label={CLOSE.word} hint={CLOSE.wordHint} {...fieldState(close.problem, 'word')}>
        <Textarea
          resize="vertical"
          maxLength={300}
          value={word}
          onChange={(_, { value }) => put({ word: value })}
        />
      </Field>
      <div>
        <Checkbox
          label={CLOSE.again}
          checked={again}
          onChange={(_, { checked }) => put({ again: checked === true })}
        />
        {again && (
          <Field label={CLOSE.on} hint={CLOSE.why} {...fieldState(close.problem, 'again')}>
            <Input
              type="date"
              min={tomorrow}
              max={LAST_DATE}
              value={on}
              onChange={(_, { value }) => put({ on: value })}
            />
          </Field>
        )}
      </div>
      {close.problem !== null && (
        <Problem slim problem={close.problem} fields={['word', 'again']} onRetry={() => void close.again()} />
      )}
    </Sheet>
  );
}
