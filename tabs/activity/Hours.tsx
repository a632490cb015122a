import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { NoticeSettings } from '../../domain/activity/contract.ts';
import { tellingHours } from '../../domain/activity/hours.ts';
import { NOTICES } from './texts.ts';

const useStyles = makeStyles({
  why: { margin: '11px 0', color: tokens.colorNeutralForeground2 },
  times: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 16px' },
  days: { border: 'none', margin: '8px 0 0', padding: 0 },
  day: { display: 'flex', flexWrap: 'wrap', marginInlineStart: '-8px' },
  legend: { padding: 0 },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** Weeks begin with Monday here. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

type Chosen = NonNullable<NoticeSettings['hours']>;

interface Props {
  readonly hours: Chosen | null;
  readonly usual: Chosen;
  readonly onChange: (hours: Chosen | null) => void;
}

/** When somebody may be told: what is half typed waits until it is a time. */
export function Hours({ hours, usual, onChange }: Props) {
  const styles = useStyles();
  const [typed, setTyped] = useState<Chosen | null>(null);
  const shown = typed ?? hours ?? usual;
  const set = (change: Partial<Chosen>) => {
    const next = { ...shown, ...change };
    const valid = tellingHours.safeParse(next).success;
    setTyped(valid ? null : next);
    if (valid) onChange(next);
  };
  return (
    <>
      <p className={styles.why}>
        {NOTICES.hoursWhy} {!hours && NOTICES.usual(usual.from, usual.to)}
      </p>
      <div className={styles.times}>
        <Field label={NOTICES.from}>
          <Input type="time" value={shown.from} onChange={(_, { value }) => set({ from: value })} />
        </Field>
        <Field label={NOTICES.to}>
          <Input type="time" value={shown.to} onChange={(_, { value }) => set({ to: value })} />
        </Field>
        {hours && (
          <Button
            appearance="subtle"
            onClick={() => {
              setTyped(null);
              onChange(null);
            }}
          >
            {NOTICES.reset}
          </Button>
        )}
      </div>
      <fieldset className={styles.days}>
        <legend className={styles.legend}>{NOTICES.days}</legend>
        <div className={styles.day}>
          {WEEK.map((day) => (
            <Checkbox
              key={day}
              label={NOTICES.DAYS[day]}
              checked={shown.days.includes(day)}
              onChange={(_, { checked }) =>
                set({ days: checked ? [...shown.days, day].sort() : shown.days.filter((one) => one !== day) })
              }
            />
          ))}
        </div>
        {shown.days.length === 0 && (
          <p role="alert" className={styles.wrong}>
            {NOTICES.oneDay}
          </p>
        )}
      </fieldset>
    </>
  );
}
