import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { REVIEW_DAYS } from '../../domain/charter/charter.ts';
import { reviewCharter } from '../../domain/charter/contract.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { dayHere, LAST_DATE } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { CHARTER } from './texts.ts';

/** Says that the charter was looked at, and when it is to be looked at again. */
export default function ReviewSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const [next, setNext] = useState(() => addDays(dayHere(), REVIEW_DAYS));
  const review = useAction(async (operation) => {
    await call(reviewCharter, { params: { communityId }, body: { next }, operation });
    toast(CHARTER.reviewSaved);
    onClose();
  });
  return (
    <Sheet
      title={CHARTER.reviewTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{CHARTER.leave}</Button>
          <Button appearance="primary" disabledFocusable={review.busy} onClick={() => void review.run()}>
            <Steady widest={CHARTER.reviewSaving}>
              {review.busy ? CHARTER.reviewSaving : CHARTER.reviewSave}
            </Steady>
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>{CHARTER.reviewWhy}</p>
      <Field label={CHARTER.reviewNext} required {...fieldState(review.problem, 'next')}>
        <Input type="date" max={LAST_DATE} value={next} onChange={(_, { value }) => setNext(value)} />
      </Field>
      {review.problem !== null && (
        <Problem slim problem={review.problem} fields={['next']} onRetry={() => void review.again()} />
      )}
    </Sheet>
  );
}
