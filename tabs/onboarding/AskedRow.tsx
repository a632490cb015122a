import { answerNewcomer } from '../../domain/onboarding/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { AnswerButtons, leaveRow } from '../components/AnswerButtons.tsx';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { ONBOARDING_MINE } from './mine-texts.ts';

/** A newcomer who asks me to be their buddy: yes, or not now. */
export function AskedRow({ communityId, person }: { communityId: string; person: PersonRef }) {
  const answer = useAction(async (operation, accept: boolean) => {
    const params = { communityId, personId: person.id };
    await call(answerNewcomer, { params, body: { accept }, operation });
    leaveRow((accept ? ONBOARDING_MINE.accepted : ONBOARDING_MINE.declined)(person.name));
  });
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <AnswerButtons
          yes={{ text: ONBOARDING_MINE.accept, label: ONBOARDING_MINE.acceptOf(person.name) }}
          no={{ text: ONBOARDING_MINE.decline, label: ONBOARDING_MINE.declineOf(person.name) }}
          busy={answer.busy}
          onAnswer={(yes) => void answer.run(yes)}
        />
      }
    >
      {ONBOARDING_MINE.asks(person.name)}
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} onRetry={() => void answer.again()} />
      )}
    </Row>
  );
}
