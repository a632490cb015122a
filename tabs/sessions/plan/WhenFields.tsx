import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { nextExisting, span } from '../../../domain/sessions/session-draft.ts';
import { fieldState } from '../../app/refusals.ts';
import { cityOf, LAST_DATE, sayMoment, sayTimeOfDay } from '../../components/dates.ts';
import { comesTwice } from './availability.ts';
import { readTime, type WhenForm } from './form.ts';
import { usePlanStyles } from './styles.ts';
import { PLAN } from './texts.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(136px, 1fr))', gap: '12px' },
  input: { minWidth: 0, width: '100%' },
  note: { display: 'grid', gap: '4px', justifyItems: 'start' },
});

interface Props {
  readonly form: WhenForm;
  readonly onChange: (change: Partial<WhenForm>) => void;
  readonly problem: unknown;
}

/** Date, time and length on the community's clocks, and what is peculiar about them. */
export function WhenFields({ form, onChange, problem }: Props) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const time = readTime(form);
  const there = time && span(time);
  const moment = there && sayMoment(there.startsAt);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <div className={styles.fields}>
        <Field label={PLAN.date} required {...fieldState(problem, 'when.date')}>
          <Input
            type="date"
            max={LAST_DATE}
            className={styles.input}
            value={form.date}
            onChange={(_, { value }) => onChange({ date: value })}
          />
        </Field>
        <Field label={PLAN.time} required {...fieldState(problem, 'when.time')}>
          <Input
            type="time"
            className={styles.input}
            value={form.time}
            onChange={(_, { value }) => onChange({ time: value })}
          />
        </Field>
        <Field label={PLAN.minutes} required {...fieldState(problem, 'when.minutes')}>
          <Input
            type="number"
            min={15}
            max={480}
            step={5}
            className={styles.input}
            value={form.minutes}
            onChange={(_, { value }) => onChange({ minutes: value })}
          />
        </Field>
      </div>
      <div className={styles.note} aria-live="polite">
        <p className={plan.quiet}>
          {PLAN.zoneTime(cityOf(form.zone))}
          {moment && form.zone !== here && <> · {PLAN.yours(moment)}</>}
        </p>
        {time && !there && (
          <>
            <p className={plan.text}>
              {PLAN.gap(sayTimeOfDay(time.time), time.zone, sayTimeOfDay(nextExisting(time).time))}
            </p>
            <Button size="small" onClick={() => onChange(nextExisting(time))}>
              {PLAN.gapTake(sayTimeOfDay(nextExisting(time).time))}
            </Button>
          </>
        )}
        {time && there && comesTwice(time) && (
          <p className={plan.quiet}>{PLAN.twice(sayTimeOfDay(time.time))}</p>
        )}
      </div>
    </>
  );
}
