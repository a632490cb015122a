import { ApiProblem } from '../../api/problem.ts';
import { Problem } from '../../components/Problem.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { useAnswer } from './use-answer.ts';

/** Why my answer could not be given. */
export function AnswerProblem({ give }: Pick<ReturnType<typeof useAnswer>, 'give'>) {
  const page = usePageStyles();
  if (give.problem instanceof ApiProblem && give.problem.code === 'not-found') {
    return (
      <p role="alert" className={page.text}>
        {PAGE.notInCalendar}
      </p>
    );
  }
  if (give.problem === null) return null;
  return <Problem slim problem={give.problem} onRetry={() => void give.again()} />;
}
