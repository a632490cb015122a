import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { ApiProblem } from '../../api/problem.ts';
import { Problem } from '../../components/Problem.tsx';
import { PAGE } from '../page-texts.ts';
import type { Answer, useAnswer } from '../use-answer.ts';
import { usePageStyles } from './styles.ts';

const useStyles = makeStyles({
  chosen: { fontWeight: tokens.fontWeightSemibold },
});

const ANSWERS = ['accepted', 'tentative', 'declined'] as const satisfies readonly Answer[];

/** Whether I come: answers in my own calendar, as Outlook would. */
export function MyAnswer({ answer, give }: ReturnType<typeof useAnswer>) {
  const styles = useStyles();
  const page = usePageStyles();
  const notYet = give.problem instanceof ApiProblem && give.problem.code === 'not-found';
  return (
    <div className={page.screen}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser */}
      <div role="group" aria-label={PAGE.mine} className={page.buttons}>
        {ANSWERS.map((one) => (
          <Button
            key={one}
            appearance={answer === 'none' ? 'secondary' : one === answer ? 'outline' : 'subtle'}
            className={mergeClasses(one === answer && styles.chosen)}
            aria-pressed={one === answer}
            icon={one === answer ? <CheckmarkRegular /> : undefined}
            iconPosition="after"
            onClick={() => one !== answer && void give.run(one)}
          >
            {one === answer ? PAGE.answered[one] : PAGE.answer[one]}
          </Button>
        ))}
      </div>
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
