import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { answerRequest } from '../../domain/pilots/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { CHECK_IN } from './check-in-texts.ts';
import { useRowStyles } from './row-styles.ts';

interface Props {
  readonly communityId: string;
  readonly pilotId: string;
  readonly person: PersonRef;
  readonly word: string;
  /** What they ask to join, where that is not clear. */
  readonly children?: ReactNode;
}

/** Somebody asks to join: taken in, or not. */
export function RequestRow({ communityId, pilotId, person, word, children }: Props) {
  const styles = useRowStyles();
  const answer = useAction(async (operation, accept: boolean) => {
    const params = { communityId, pilotId, personId: person.id };
    await call(answerRequest, { params, body: { accept }, operation });
    // The pressed button goes with its row.
    document.getElementById('content')?.focus({ preventScroll: true });
    toast((accept ? CHECK_IN.takenIn : CHECK_IN.declined)(person.name));
  });
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <span className={styles.buttons}>
          <Button
            size="small"
            aria-label={CHECK_IN.takeInOf(person.name)}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(true)}
          >
            {CHECK_IN.takeIn}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={CHECK_IN.declineOf(person.name)}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(false)}
          >
            {CHECK_IN.decline}
          </Button>
        </span>
      }
    >
      {person.name}
      {children && <> {children}</>}
      {word && `: “${word}”`}
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} onRetry={() => void answer.again()} />
      )}
    </Row>
  );
}
