import { Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { sayWeekday } from '../components/dates.ts';
import { Select } from '../components/Select.tsx';
import type { CommunityForm, FieldName, FieldProblems } from './form.ts';
import { NextDates } from './NextDates.tsx';
import { NormsEditor } from './NormsEditor.tsx';
import { FORM } from './texts.ts';
import { ZonePicker } from './ZonePicker.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    maxWidth: '640px',
    // Fluent's fields grow with their text; with large text they would be wider than a phone.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  group: { display: 'grid', gap: '12px', border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    gap: '12px',
    '& select, & input': { minWidth: 0, width: '100%' },
  },
  often: { flex: '1 1 124px', minWidth: 0 },
  day: { flex: '1 1 100px', minWidth: 0 },
  time: { flex: '1 1 124px', minWidth: 0 },
  short: { flex: '0 1 80px', minWidth: 0 },
  // Aligned with the fields' left edge.
  check: { marginInlineStart: '-8px' },
});

/** Weeks begin on Monday here; the numbers are JavaScript's. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
const EVERY = { week: FORM.everyWeek, fortnight: FORM.everyFortnight, month: FORM.everyMonth } as const;

interface Props {
  readonly form: CommunityForm;
  readonly set: (change: (before: CommunityForm) => CommunityForm) => void;
  readonly problems: FieldProblems;
  /** In place of what the members have agreed on, where there is a charter. */
  readonly agreed?: ReactNode;
}

/** Everything there is to say about a community, when starting it and later. */
export function FormFields({ form, set, problems, agreed }: Props) {
  const styles = useStyles();
  const put = (change: Partial<CommunityForm>) => set((before) => ({ ...before, ...change }));
  const state = (field: FieldName) => {
    const message = problems[field];
    return message
      ? { validationState: 'error' as const, validationMessage: message }
      : { validationState: 'none' as const };
  };
  return (
    <div className={styles.root}>
      <Field label={FORM.name} required hint={FORM.nameHint} {...state('name')}>
        <Input value={form.name} onChange={(_, { value }) => put({ name: value })} />
      </Field>
      {agreed || (
        <>
          <Field label={FORM.purpose} required hint={FORM.purposeHint} {...state('purpose')}>
            <Textarea
              resize="vertical"
              rows={3}
              value={form.purpose}
              onChange={(_, { value }) => put({ purpose: value })}
            />
          </Field>
          <Field label={FORM.northStar} hint={FORM.northStarHint} {...state('northStar')}>
            <Textarea
              resize="vertical"
              rows={2}
              value={form.northStar}
              onChange={(_, { value }) => put({ northStar: value })}
            />
          </Field>
          <NormsEditor
            norms={form.norms}
            set={(change) => set((before) => ({ ...before, norms: change(before.norms) }))}
            message={problems.norms}
          />
        </>
      )}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{FORM.cadence}</legend>
        <p className={styles.hint}>{FORM.rhythmHint}</p>
        <div className={styles.row}>
          <Field label={FORM.every} className={styles.often}>
            {(control) => (
              <Select
                {...control}
                value={form.every}
                onChange={(event) => put({ every: event.target.value as CommunityForm['every'] })}
              >
                {Object.entries(EVERY).map(([every, said]) => (
                  <option key={every} value={every}>
                    {said}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {form.every === 'month' && (
            <Field label={FORM.week} className={styles.day}>
              {(control) => (
                <Select
                  {...control}
                  value={form.week}
                  onChange={(event) => put({ week: Number(event.target.value) })}
                >
                  {FORM.weeks.map((said, at) => (
                    <option key={said} value={at + 1}>
                      {said}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          <Field label={FORM.weekday} className={styles.day}>
            {(control) => (
              <Select
                {...control}
                value={form.weekday}
                onChange={(event) => put({ weekday: Number(event.target.value) })}
              >
                {WEEKDAYS.map((day) => (
                  <option key={day} value={day}>
                    {sayWeekday(day)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={FORM.time} required className={styles.time} {...state('cadence.time')}>
            <Input type="time" value={form.time} onChange={(_, { value }) => put({ time: value })} />
          </Field>
          <Field label={FORM.minutes} required className={styles.short} {...state('cadence.minutes')}>
            <Input
              type="number"
              min={15}
              max={480}
              step={15}
              value={form.minutes}
              onChange={(_, { value }) => put({ minutes: value })}
            />
          </Field>
        </div>
        <ZonePicker zone={form.zone} onZone={(zone) => put({ zone })} message={problems.zone} />
        <NextDates form={form} />
      </fieldset>
      <Field hint={FORM.unattributedHint}>
        <Checkbox
          className={styles.check}
          label={FORM.unattributed}
          checked={form.unattributedNotes}
          onChange={(_, { checked }) => put({ unattributedNotes: checked === true })}
        />
      </Field>
      <Field hint={FORM.onboardingHint}>
        <Checkbox
          className={styles.check}
          label={FORM.onboarding}
          checked={form.onboarding}
          onChange={(_, { checked }) => put({ onboarding: checked === true })}
        />
      </Field>
    </div>
  );
}
