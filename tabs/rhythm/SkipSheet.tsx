import { Button, Field, Input } from '@fluentui/react-components';
import * as z from 'zod/mini';
import type { StandingDraft } from '../../domain/rhythm/contract.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { sayMoment } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { SKIP } from './draft-texts.ts';
import { useDecision } from './use-decision.ts';

interface Props {
  readonly communityId: string;
  readonly draft: StandingDraft;
  readonly onClose: () => void;
}

/** Skips a date, with a reason that everybody sees. */
export default function SkipSheet({ communityId, draft, onClose }: Props) {
  const typed = useDraft(`skip ${draft.id}`, z.string(), () => '');
  const reason = typed.value;
  const skip = useDecision(communityId, draft, (decision) => {
    typed.forget();
    toast(SKIP.done, {
      undo: () => void back.run({ skipped: null, meets: draft.decision?.meets ?? false }, decision),
    });
    onClose();
  });
  const back = useDecision(communityId, draft, () => toast(SKIP.undone));
  const empty = reason.trim() === '';
  return (
    <Sheet
      title={SKIP.title(sayMoment(draft.startsAt))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{SKIP.no}</Button>
          <Button
            appearance="primary"
            disabledFocusable={empty || skip.busy}
            onClick={() => {
              if (!empty) void skip.run({ skipped: reason.trim(), meets: false });
            }}
          >
            {SKIP.yes}
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>{SKIP.why}</p>
      <Field label={SKIP.reason} required hint={SKIP.hint} {...fieldState(skip.problem, 'skipped')}>
        <Input maxLength={120} value={reason} onChange={(_, { value }) => typed.set(value)} />
      </Field>
      {skip.problem !== null && (
        <Problem slim problem={skip.problem} fields={['skipped']} onRetry={() => void skip.again()} />
      )}
    </Sheet>
  );
}
