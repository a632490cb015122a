import { ApiProblem } from '../../api/problem.ts';
import { Problem } from '../../components/Problem.tsx';
import { AnswerChoice } from './AnswerChoice.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { useAnswer } from './use-answer.ts';

/** Whether I come: answers in my own calendar, as Outlook would. */
export function MyAnswer({ answer, give }: ReturnType<typeof useAnswer>) {
  const page = usePageStyles();
  const notYet = give.problem instanceof ApiProblem && give.problem.code === 'not-found';
  return (
    <div className={page.screen}>
      <AnswerChoice answer={answer} give={give} />
      {notYet && (
        <p role="alert" className={page.text}>
          {PAGE.notInCalendar}
        </p>
      )}
      {give.problem !== null && !notYet && (
        <Problem slim problem={give.problem} onRetry={() => void give.again()} />
      )}
    </div>
  );
}
