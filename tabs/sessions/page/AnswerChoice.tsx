import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { Steady } from '../../components/Steady.tsx';
import { PAGE } from './texts.ts';
import type { Answer, useAnswer } from './use-answer.ts';

/** Where there is no room for the sign: the word and its weight say what is chosen. */
const NARROW = '@media (max-width: 479.9px)';

const useStyles = makeStyles({
  answers: {
    display: 'inline-flex',
    maxWidth: '100%',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  answer: {
    position: 'relative',
    flex: '1 1 auto',
    minHeight: '32px',
    // As much on both sides as the sign takes on one, so that choosing moves nothing.
    padding: '0 22px',
    [NARROW]: { padding: '0 4px' },
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
  primary: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
  sign: {
    position: 'absolute',
    insetInlineEnd: '4px',
    top: 'calc(50% - 8px)',
    fontSize: '16px',
    [NARROW]: { display: 'none' },
  },
});

const ANSWERS = ['accepted', 'tentative', 'declined'] as const satisfies readonly Answer[];

interface Props extends ReturnType<typeof useAnswer> {
  /** Whether it is what the page asks for first: then accepting stands out until something is chosen. */
  readonly asks?: boolean;
  readonly className?: string | undefined;
}

/** Whether I come: one of three, wherever I am asked. */
export function AnswerChoice({ answer, give, asks = false, className }: Props) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className={mergeClasses(styles.answers, className)} role="group" aria-label={PAGE.mine}>
      {ANSWERS.map((one) => (
        <button
          key={one}
          type="button"
          className={mergeClasses(
            styles.answer,
            one === answer && styles.chosen,
            asks && one === 'accepted' && one !== answer && styles.primary,
          )}
          aria-pressed={one === answer}
          onClick={() => one !== answer && void give.run(one)}
        >
          <Steady widest={PAGE.answered[one]}>
            {one === answer ? PAGE.answered[one] : PAGE.answer[one]}
          </Steady>
          {one === answer && <CheckmarkRegular aria-hidden className={styles.sign} />}
        </button>
      ))}
    </div>
  );
}
