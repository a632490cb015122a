import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { PAGE } from './texts.ts';
import type { Answer, useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  answers: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    maxWidth: '100%',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  answer: {
    flex: '1 1 auto',
    minHeight: '32px',
    padding: '0 12px',
    '@media (max-width: 360px)': { padding: '0 8px' },
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // Said by its sign and weight, never by colour alone.
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
  },
  sign: { marginInlineStart: '4px', fontSize: '16px', verticalAlign: 'text-bottom' },
});

const ANSWERS = ['accepted', 'tentative', 'declined'] as const satisfies readonly Answer[];

/** Whether I come: one of three, wherever I am asked. */
export function AnswerChoice({ answer, give }: ReturnType<typeof useAnswer>) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className={styles.answers} role="group" aria-label={PAGE.mine}>
      {ANSWERS.map((one) => (
        <button
          key={one}
          type="button"
          className={mergeClasses(styles.answer, one === answer && styles.chosen)}
          aria-pressed={one === answer}
          onClick={() => one !== answer && void give.run(one)}
        >
          {one === answer ? PAGE.answered[one] : PAGE.answer[one]}
          {one === answer && <CheckmarkRegular aria-hidden className={styles.sign} />}
        </button>
      ))}
    </div>
  );
}
