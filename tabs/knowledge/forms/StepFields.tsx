import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import {
  MINUTES_MAX,
  readStep,
  type StepText,
  type TryOut,
  writeStep,
} from '../../../domain/knowledge/types/training.ts';
import { toast } from '../../app/toasts.tsx';
import { RichText } from '../rich/RichText.tsx';
import { typedWords } from './carried.ts';
import { SectionField } from './SectionField.tsx';
import { STEPS } from './texts.ts';
import { useModel } from './use-model.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', justifyItems: 'stretch' },
  tryOut: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    margin: 0,
    padding: '0 0 0 16px',
    border: 0,
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', justifyContent: 'space-between', gap: '8px' },
  minutes: { width: '104px', '& .fui-Input': { minWidth: 0, width: '100%' } },
  add: { justifySelf: 'start' },
});

/** A step whose text came from elsewhere: what it says as it was typed stays as it was typed. */
function carriedStep(step: StepText, before: StepText): StepText {
  const text = typedWords(step.text, before.text);
  if (!step.tryOut || !before.tryOut) return { ...step, text };
  const { task, sign } = before.tryOut;
  return {
    ...step,
    text,
    tryOut: {
      ...step.tryOut,
      task: typedWords(step.tryOut.task, task),
      sign: typedWords(step.tryOut.sign, sign),
    },
  };
}

/** A step of a training module: what is shown, and what is tried out. */
export default function StepFields({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const styles = useStyles();
  const { model, set } = useModel(text, readStep, writeStep, onChange, carriedStep);
  const { tryOut } = model;
  const put = (change: Partial<TryOut>) =>
    set((now) => (now.tryOut ? { ...now, tryOut: { ...now.tryOut, ...change } } : now));
  return (
    <div className={styles.root}>
      <RichText
        label={STEPS.text}
        hint={STEPS.textHint}
        value={model.text}
        onChange={(said) => set((now) => ({ ...now, text: said }))}
      />
      {tryOut ? (
        <fieldset className={styles.tryOut} aria-label={STEPS.tryOut}>
          <div className={styles.head}>
            <Field label={STEPS.minutes} className={styles.minutes}>
              <Input
                type="number"
                min={1}
                max={MINUTES_MAX}
                value={tryOut.minutes === null ? '' : String(tryOut.minutes)}
                onChange={(_, { value }) => {
                  const count = Math.trunc(Number(value));
                  put({ minutes: count >= 1 ? Math.min(MINUTES_MAX, count) : null });
                }}
              />
            </Field>
            <Button
              appearance="subtle"
              onClick={() => {
                const before = tryOut;
                set((now) => ({ ...now, tryOut: null }));
                toast(STEPS.tryOutRemoved, { undo: () => set((now) => ({ ...now, tryOut: before })) });
              }}
            >
              {STEPS.removeTryOut}
            </Button>
          </div>
          <RichText
            label={STEPS.task}
            hint={STEPS.taskHint}
            value={tryOut.task}
            onChange={(task) => put({ task })}
          />
          <SectionField
            label={STEPS.sign}
            rows={1}
            value={tryOut.sign}
            onChange={(sign) => put({ sign: sign.replaceAll('\n', ' ') })}
          />
        </fieldset>
      ) : (
        <Button
          className={styles.add}
          size="small"
          icon={<AddRegular />}
          onClick={() => set((now) => ({ ...now, tryOut: { minutes: 10, task: '', sign: '' } }))}
        >
          {STEPS.addTryOut}
        </Button>
      )}
    </div>
  );
}
