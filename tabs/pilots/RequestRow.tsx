import type { ReactNode } from 'react';
import { answerRequest } from '../../domain/pilots/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { AnswerButtons, leaveRow } from '../components/AnswerButtons.tsx';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { CHECK_IN } from './check-in-texts.ts';

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
  const answer = useAction(async (operation, accept: boolean) => {
    const params = { communityId, pilotId, personId: person.id };
    await call(answerRequest, { params, body: { accept }, operation });
    leaveRow((accept ? CHECK_IN.takenIn : CHECK_IN.declined)(person.name));
  });
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <AnswerButtons
          yes={{ text: CHECK_IN.takeIn, label: CHECK_IN.takeInOf(person.name) }}
          no={{ text: CHECK_IN.decline, label: CHECK_IN.declineOf(person.name) }}
          busy={answer.busy}
          onAnswer={(yes) => void answer.run(yes)}
        />
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
