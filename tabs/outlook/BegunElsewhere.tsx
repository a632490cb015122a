import { makeStyles } from '@fluentui/react-components';
import type { PlanForm } from '../../domain/sessions/plan-draft.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import type { Progress } from './make-session.ts';
import { OUTLOOK } from './texts.ts';
import { keepPlan } from './use-kept-plan.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
});

interface Props {
  readonly communityId: string;
  readonly draft: {
    readonly sessionId: string;
    readonly form: PlanForm;
    readonly done: Progress;
    readonly unkept?: boolean | undefined;
  };
  readonly onHere: () => void;
  readonly onAnew: () => void;
}

/** Asks what becomes of a session that was begun beside another appointment. */
export function BegunElsewhere({ communityId, draft, onHere, onAnew }: Props) {
  const styles = useStyles();
  const { sessionId, form, done, unkept } = draft;
  const isPlanned = done.parts !== null;
  const anew = useAction(async () => {
    // It stays among the drafts in the tab, or as the session that is planned.
    if (!isPlanned && unkept) await keepPlan(communityId, sessionId, form);
    onAnew();
  });
  return (
    <EmptyState
      title={isPlanned ? OUTLOOK.plannedElse(form.topic) : OUTLOOK.begunElse(form.topic)}
      action={
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={anew.busy} onClick={() => void anew.run()}>
            {OUTLOOK.beginAnew}
          </Button>
          <Button onClick={onHere}>{isPlanned ? OUTLOOK.makeItsOwn : OUTLOOK.goOnHere}</Button>
        </div>
      }
    >
      {isPlanned ? OUTLOOK.plannedElseWhy : OUTLOOK.begunElseWhy}
      {anew.problem !== null && <Problem slim problem={anew.problem} onRetry={() => void anew.again()} />}
    </EmptyState>
  );
}
