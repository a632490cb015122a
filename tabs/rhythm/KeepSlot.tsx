import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { type DraftDecision, decideDraft, draftDecision } from '../../domain/rhythm/contract.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import { type PlanForm, storable } from '../../domain/sessions/plan-draft.ts';
import { ApiProblem, call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { PLAN_DRAFT } from './draft-texts.ts';
import type { Proposed } from './proposals.ts';

const useStyles = makeStyles({
  other: { flexBasis: '100%', display: 'grid', gap: '8px', justifyItems: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  text: { margin: 0 },
});

interface Props {
  readonly communityId: string;
  readonly slot: Proposed;
  readonly form: PlanForm;
  readonly onKept: () => void;
  /** Goes on with what somebody else has kept. */
  readonly onTake: (theirs: PlanForm) => void;
}

/** Keeps a changed draft for everybody who plans, without publishing it. */
export default function KeepSlot({ communityId, slot, form, onKept, onTake }: Props) {
  const styles = useStyles();
  const { id: draftId, date } = slot.draft;
  // The version that the form began with, although the page may load a newer one.
  const [before, setBefore] = useState<DraftDecision | null>(slot.draft.decision);
  const [other, setOther] = useState<DraftDecision | null>(null);
  const keep = useAction(async (operation, kept: PlanForm | null, upon: DraftDecision | null) => {
    try {
      await call(decideDraft, {
        params: { communityId, draftId },
        body: {
          date,
          form: kept && storable(kept),
          skipped: upon?.skipped ?? null,
          meets: upon?.meets ?? false,
        },
        etag: upon?.etag ?? UNDECIDED,
        operation,
      });
    } catch (problem) {
      const changed = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
      const now = changed ? draftDecision.safeParse(problem.current) : null;
      if (!now?.success) throw problem;
      setOther(now.data);
      return;
    }
    toast(PLAN_DRAFT.kept);
    onKept();
  });
  return (
    <>
      <Button disabledFocusable={keep.busy} onClick={() => void keep.run(form, before)}>
        {PLAN_DRAFT.keep}
      </Button>
      {before?.form && (
        <Button appearance="subtle" disabledFocusable={keep.busy} onClick={() => void keep.run(null, before)}>
          {PLAN_DRAFT.backToProposal}
        </Button>
      )}
      {other && (
        <div role="alert" className={styles.other}>
          <p className={styles.text}>{PLAN_DRAFT.meanwhile(other.by.name, other.form?.topic.trim() ?? '')}</p>
          <span className={styles.buttons}>
            {other.form && (
              <Button
                size="small"
                onClick={() => {
                  if (other.form) onTake(other.form);
                  setBefore(other);
                  setOther(null);
                }}
              >
                {PLAN_DRAFT.takeTheirs}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => {
                setBefore(other);
                setOther(null);
                void keep.run(form, other);
              }}
            >
              {PLAN_DRAFT.keepMine}
            </Button>
          </span>
        </div>
      )}
      {keep.problem !== null && (
        <div className={styles.other}>
          <Problem slim problem={keep.problem} onRetry={() => void keep.again()} />
        </div>
      )}
    </>
  );
}
