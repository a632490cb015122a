import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { DIRECTIONS } from '../../../domain/pilots/pilot.ts';
import { fieldState } from '../../app/refusals.ts';
import { Choice } from '../../sessions/plan/Choice.tsx';
import type { PredictionForm } from './form.ts';
import { useFormStyles } from './styles.ts';
import { FORM } from './texts.ts';

interface Props {
  readonly form: PredictionForm;
  readonly onChange: (change: Partial<PredictionForm>) => void;
  readonly problem: unknown;
}

/** What somebody expects, and the number in which it will be seen. */
export function PredictionFields({ form, onChange, problem }: Props) {
  const styles = useFormStyles();
  const name = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  const { measured } = form;
  // The pressed button is gone, so the focus moves to what replaced it.
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (measured) name.current?.focus();
    else add.current?.focus();
  }, [measured]);
  function measure(to: boolean): void {
    pressed.current = true;
    onChange({ measured: to });
  }
  const text = (field: 'name' | 'unit' | 'before' | 'threshold', max: number) => ({
    className: styles.wide,
    maxLength: max,
    value: form[field],
    onChange: (_: unknown, { value }: { value: string }) => onChange({ [field]: value }),
  });
  return (
    <>
      <Field
        label={FORM.statement}
        hint={FORM.statementHint}
        {...fieldState(problem, 'prediction.statement')}
      >
        <Input
          className={styles.wide}
          maxLength={300}
          value={form.statement}
          onChange={(_, { value }) => onChange({ statement: value })}
        />
      </Field>
      {!measured && (
        <div>
          <Button ref={add} onClick={() => measure(true)}>
            {FORM.addMeasure}
          </Button>
        </div>
      )}
      {measured && (
        <>
          <p className={styles.quiet}>{FORM.measureWhy}</p>
          <div className={styles.pair}>
            <Field
              label={FORM.measureName}
              required
              hint={FORM.measureNameHint}
              {...fieldState(problem, 'prediction.measure.name')}
            >
              <Input ref={name} {...text('name', 80)} />
            </Field>
            <Field label={FORM.unit} hint={FORM.unitHint} {...fieldState(problem, 'prediction.measure.unit')}>
              <Input {...text('unit', 30)} />
            </Field>
          </div>
          <div className={styles.pair}>
            <Choice
              label={FORM.direction}
              field="prediction.measure.direction"
              problem={problem}
              value={form.direction}
              options={DIRECTIONS.map((one) => [one, FORM.directions[one]] as const)}
              onChoose={(direction) => onChange({ direction })}
            />
            <Field label={FORM.before} {...fieldState(problem, 'prediction.measure.before')}>
              <Input inputMode="decimal" {...text('before', 20)} />
            </Field>
            <Field
              label={FORM.threshold[form.direction]}
              hint={FORM.thresholdHint}
              {...fieldState(problem, 'prediction.measure.threshold')}
            >
              <Input inputMode="decimal" {...text('threshold', 20)} />
            </Field>
          </div>
          <div>
            <Button appearance="subtle" onClick={() => measure(false)}>
              {FORM.removeMeasure}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
