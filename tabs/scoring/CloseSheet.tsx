import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { closeRound } from '../../domain/scoring/contract.ts';
import { AGAIN_DAYS, type RoundOutline, roundOutline } from '../../domain/scoring/round.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { Conflicts } from '../components/Conflicts.tsx';
import { dayHere, LAST_DATE, sayDate } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import type { EditKind } from '../drafts/edit-kind.ts';
import { partsOf } from '../drafts/merge.ts';
import { saveMerged } from '../drafts/save-merged.ts';
import { useEdit } from '../drafts/use-edit.ts';
import { CLOSE } from './texts.ts';

const formSchema = z.object({ word: z.string(), again: z.boolean(), on: z.string() });
type Form = z.infer<typeof formSchema>;
type Part = 'word' | 'again';

const CLOSE_EDIT: EditKind<Form, Part> = {
  schema: formSchema,
  parts: partsOf<Form, Part>({ word: ['word'], again: ['again', 'on'] }),
};

const versionOf = ({ word, again, stage, etag }: RoundOutline, now: string) => ({
  form: {
    word,
    again: stage !== 'closed' || again !== null,
    on: again ?? addDays(dayHere(now), AGAIN_DAYS),
  },
  etag,
});

const currentRound = z.object({ round: roundOutline });

const said = ({ word, again, on }: Form, part: Part): string => {
  if (part === 'word') return word || CLOSE.nothing;
  return again ? sayDate(on) : CLOSE.never;
};

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
  // The page asks for the round now and then: what is saved here is written upon what was read when this opened.
  const edit = useEdit(`close-round.${round.id}`, CLOSE_EDIT, versionOf(round, now));
  const { form, meeting, undecided } = edit;
  const { word, again, on } = form;
  const put = (change: Partial<Form>) => edit.set((was) => ({ ...was, ...change }));
  const close = useAction(async (operation) => {
    const closed = await saveMerged(
      edit,
      operation,
      ({ form: latest, etag }, own) =>
        call(closeRound, {
          params: { communityId, artifactId: round.artifactId, roundId: round.id },
          body: { word: latest.word, again: latest.again ? latest.on : null },
          etag,
          operation: own,
        }),
      (current) => {
        const { data } = currentRound.safeParse(current);
        return data ? versionOf(data.round, now) : null;
      },
    );
    if (!closed) return;
    edit.forget();
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
          <Button
            appearance="primary"
            disabledFocusable={close.busy || undecided.length > 0}
            onClick={() => void close.run()}
          >
            <Steady widest={CLOSE.busy}>{close.busy ? CLOSE.busy : yes}</Steady>
          </Button>
        </>
      }
    >
      {meeting && undecided.length > 0 && (
        <Conflicts
          conflicts={undecided}
          labels={CLOSE.parts}
          said={(side, part) => said(side === 'mine' ? form : meeting.theirs, part)}
          title={CLOSE.conflictTitle}
          why={CLOSE.conflictWhy}
          onDecide={edit.choose}
        />
      )}
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
