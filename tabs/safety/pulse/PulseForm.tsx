import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { answerPulse } from '../../../domain/safety/contract.ts';
import { type PulseAnswers, QUESTIONS, type Question, SCALE } from '../../../domain/safety/pulse.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { type OwnPass, rememberAnswered } from './own-pass.ts';
import { PULSE } from './texts.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', maxWidth: '560px' },
  promise: {
    margin: 0,
    paddingInlineStart: '12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& p': { margin: '0 0 4px' },
  },
  promiseTitle: { fontWeight: tokens.fontWeightSemibold },
  question: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: { padding: '0 0 6px', fontWeight: tokens.fontWeightSemibold },
  scale: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    gap: '4px',
  },
  choice: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: '32px',
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    // Two lines instead of one, so that the choice shows without colour.
    border: `1px solid ${tokens.colorBrandForeground1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  radio: { position: 'absolute', width: '1px', height: '1px', margin: 0, opacity: 0 },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly personId: string;
  readonly place: { readonly communityId: string; readonly sessionId: string };
  readonly own: OwnPass;
  readonly onAnswered: (own: OwnPass) => void;
  readonly onClose: () => void;
}

/** Three questions with four answers each, below what is kept of them. There is nothing to write: words give away whose they are. */
export default function PulseForm({ personId, place, own, onAnswered, onClose }: Props) {
  const styles = useStyles();
  const id = useId();
  const [said, setSaid] = useState<Partial<PulseAnswers>>({});
  const [tried, setTried] = useState(false);
  const isComplete = QUESTIONS.every((question) => said[question] !== undefined);
  const send = useAction(async (operation) => {
    const body = { serial: own.serial, pass: own.pass, answers: said as PulseAnswers };
    await call(answerPulse, { params: place, body, operation });
    onAnswered(rememberAnswered(personId, place.sessionId, own));
  });
  const choose = (question: Question, value: number) =>
    setSaid((before) => ({ ...before, [question]: value }));
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isComplete) void send.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.promise}>
        <p className={styles.promiseTitle}>{PULSE.promiseTitle}</p>
        {PULSE.promise.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {QUESTIONS.map((question) => (
        <fieldset key={question} className={styles.question}>
          <legend className={styles.legend}>{PULSE.questions[question]}</legend>
          <div className={styles.scale}>
            {SCALE.map((value) => (
              <label
                key={value}
                className={mergeClasses(styles.choice, said[question] === value && styles.chosen)}
              >
                <input
                  type="radio"
                  className={styles.radio}
                  name={`${id}-${question}`}
                  checked={said[question] === value}
                  onChange={() => choose(question, value)}
                />
                {PULSE.scale[value]}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {tried && !isComplete && (
        <p role="alert" className={styles.problem}>
          {PULSE.missing}
        </p>
      )}
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={send.busy}>
          {send.busy ? PULSE.sending : PULSE.send}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {PULSE.close}
        </Button>
      </div>
    </form>
  );
}
