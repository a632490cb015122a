import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { amendmentDraft } from '../../../domain/pilots/check-in.ts';
import { amendPrediction } from '../../../domain/pilots/contract.ts';
import type { Pilot } from '../../../domain/pilots/pilot.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { fieldState } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { LAST_DATE } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { predictionForm, predictionFormOf, predictionOf, problemOf } from '../plan/form.ts';
import { PredictionFields } from '../plan/PredictionFields.tsx';
import { sayPrediction } from '../say-prediction.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const typed = z.object({ prediction: predictionForm, endsOn: z.string(), reason: z.string() });

/** Changes the prediction of a running pilot; what it was stays visible, with the reason. */
export default function AmendSheet({ pilot, onClose }: { pilot: Pilot; onClose: () => void }) {
  const styles = usePageStyles();
  const draft = useDraft(`amend.${pilot.id}`, typed, () => ({
    prediction: predictionFormOf(pilot.prediction),
    endsOn: pilot.endsOn,
    reason: '',
  }));
  const form = draft.value;
  const [tried, setTried] = useState(false);
  const body = {
    prediction: predictionOf(form.prediction),
    ...(form.endsOn !== pilot.endsOn && { endsOn: form.endsOn }),
    reason: form.reason.trim(),
  };
  const read = amendmentDraft.safeParse(body);
  const now = sayPrediction(pilot.prediction);
  const same =
    form.endsOn === pilot.endsOn &&
    sayPrediction(body.prediction) === now &&
    JSON.stringify(body.prediction) === JSON.stringify(pilot.prediction);
  const amend = useAction(async (operation) => {
    const params = { communityId: pilot.communityId, pilotId: pilot.id };
    await call(amendPrediction, { params, body, etag: pilot.etag, operation });
    draft.forget();
    toast(PAGE.amendDone);
    onClose();
  });
  const wrong = tried && !read.success ? problemOf(read.error.issues) : null;
  const problem = wrong ?? amend.problem;
  const meanwhile = amend.problem instanceof ApiProblem && amend.problem.code === 'changed-meanwhile';
  return (
    <Sheet
      title={PAGE.amendTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{PAGE.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={amend.busy || same}
            onClick={() => {
              setTried(true);
              if (read.success) void amend.run();
            }}
          >
            <Steady widest={PAGE.amending}>{amend.busy ? PAGE.amending : PAGE.amendYes}</Steady>
          </Button>
        </>
      }
    >
      <p className={styles.text}>{PAGE.amendWhy}</p>
      <p className={styles.text} role={meanwhile ? 'alert' : undefined}>
        {meanwhile && `${PAGE.amendMeanwhile} `}
        {PAGE.amendNow}: {now || PAGE.nothing}
      </p>
      <Field label={PAGE.amendReason} required hint={PAGE.amendReasonHint} {...fieldState(problem, 'reason')}>
        <Textarea
          rows={2}
          maxLength={500}
          value={form.reason}
          onChange={(_, { value }) => draft.set((before) => ({ ...before, reason: value }))}
        />
      </Field>
      <PredictionFields
        form={form.prediction}
        onChange={(change) =>
          draft.set((before) => ({ ...before, prediction: { ...before.prediction, ...change } }))
        }
        problem={problem}
      />
      <Field label={PAGE.amendEnds} required {...fieldState(problem, 'endsOn')}>
        <Input
          type="date"
          max={LAST_DATE}
          value={form.endsOn}
          onChange={(_, { value }) => draft.set((before) => ({ ...before, endsOn: value }))}
        />
      </Field>
      {problem !== null && !meanwhile && (
        <Problem
          slim
          problem={problem}
          fields={['prediction', 'endsOn', 'reason']}
          onRetry={() => void amend.again()}
        />
      )}
    </Sheet>
  );
}
