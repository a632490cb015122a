import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { beginRound } from '../../domain/scoring/contract.ts';
import type { RoundOutline } from '../../domain/scoring/round.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { useNew } from '../drafts/use-new.ts';
import { BEGIN } from './texts.ts';

const formSchema = z.object({ subject: z.string() });

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly revision: number;
  /** The session in which it is scored; null for none. */
  readonly sessionId?: string | null;
  readonly onBegun: (round: RoundOutline) => void;
  readonly onClose: () => void;
}

/** Says what is being scored and begins the round. */
export default function BeginSheet(props: Props) {
  const { communityId, artifactId, revision, sessionId = null, onBegun, onClose } = props;
  const draft = useNew(`begin-round.${artifactId}`, formSchema, () => ({ subject: '' }));
  const { subject } = draft.value.form;
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The browser focuses the first button, which closes the dialog.
    field.current?.focus();
  }, []);
  const missing = subject.trim() === '';
  const begin = useAction(async () => {
    const body = { revision, subject: subject.trim(), sessionId, after: null };
    const round = await draft.save(body, {
      create: (roundId, said, operation) =>
        call(beginRound, { params: { communityId, artifactId, roundId }, body: said, operation }),
      // An earlier try has begun it with other words: it is there, and its page says which.
      change: async (begun) => begun,
    });
    onBegun(round);
  });
  return (
    <Sheet
      title={BEGIN.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{BEGIN.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={begin.busy}
            onClick={() => {
              setTried(true);
              if (!missing) void begin.run();
            }}
          >
            <Steady widest={BEGIN.busy}>{begin.busy ? BEGIN.busy : BEGIN.yes}</Steady>
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>{BEGIN.why}</p>
      <Field
        label={BEGIN.subject}
        hint={BEGIN.hint}
        required
        {...(tried && missing
          ? { validationState: 'error' as const, validationMessage: BEGIN.missing }
          : fieldState(begin.problem, 'subject'))}
      >
        <Input
          ref={field}
          maxLength={160}
          value={subject}
          onChange={(_, { value }) => draft.set((was) => ({ ...was, form: { subject: value } }))}
        />
      </Field>
      {begin.problem !== null && (
        <Problem slim problem={begin.problem} fields={['subject']} onRetry={() => void begin.again()} />
      )}
    </Sheet>
  );
}
