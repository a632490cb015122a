import { Button, makeStyles } from '@fluentui/react-components';
import { answerNewcomer } from '../../domain/onboarding/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { ONBOARDING_MINE } from './mine-texts.ts';

const useStyles = makeStyles({ buttons: { display: 'inline-flex', flexWrap: 'wrap', gap: '8px' } });

/** A newcomer who asks me to be their buddy: yes, or not now. */
export function AskedRow({ communityId, person }: { communityId: string; person: PersonRef }) {
  const styles = useStyles();
  const answer = useAction(async (operation, accept: boolean) => {
    const params = { communityId, personId: person.id };
    await call(answerNewcomer, { params, body: { accept }, operation });
    // The pressed button goes with its row.
    document.getElementById('content')?.focus({ preventScroll: true });
    toast((accept ? ONBOARDING_MINE.accepted : ONBOARDING_MINE.declined)(person.name));
  });
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <span className={styles.buttons}>
          <Button
            size="small"
            aria-label={ONBOARDING_MINE.acceptOf(person.name)}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(true)}
          >
            {ONBOARDING_MINE.accept}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={ONBOARDING_MINE.declineOf(person.name)}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(false)}
          >
            {ONBOARDING_MINE.decline}
          </Button>
        </span>
      }
    >
      {ONBOARDING_MINE.asks(person.name)}
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} onRetry={() => void answer.again()} />
      )}
    </Row>
  );
}
