import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { toast } from '../app/toasts.tsx';
import { LAST_DATE } from '../components/dates.ts';
import type { RhythmForm } from './form.ts';
import { RHYTHM } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', justifyItems: 'start' },
  one: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 144px 144px 32px',
    alignItems: 'start',
    gap: '8px 12px',
    width: '100%',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 32px' },
  },
  name: { '@media (max-width: 560px)': { gridColumn: '1 / -1' } },
  input: { minWidth: 0, width: '100%' },
  // Beside the fields and not their labels.
  out: { minWidth: '32px', marginTop: '24px' },
});

interface Props {
  readonly breaks: RhythmForm['breaks'];
  readonly set: (change: (before: RhythmForm['breaks']) => RhythmForm['breaks']) => void;
  readonly problems: Readonly<Record<string, string>>;
}

const MAX = 12;

/** Days on which nobody meets, such as August. */
export function Breaks({ breaks, set, problems }: Props) {
  const styles = useStyles();
  const put = (key: string, change: Partial<RhythmForm['breaks'][number]>) =>
    set((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const state = (field: string) => {
    const expected = problems[field];
    return expected
      ? { validationState: 'error' as const, validationMessage: RHYTHM.needs(expected) }
      : { validationState: 'none' as const };
  };
  return (
    <div className={styles.root}>
      {breaks.map(({ key, name, from, to }, at) => (
        <div key={key} className={styles.one}>
          <Field label={RHYTHM.breakName} className={styles.name} {...state(`breaks.${at}.name`)}>
            <Input
              className={styles.input}
              value={name}
              maxLength={60}
              placeholder={RHYTHM.breakHint}
              onChange={(_, { value }) => put(key, { name: value })}
            />
          </Field>
          <Field label={RHYTHM.from} {...state(`breaks.${at}.from`)}>
            <Input
              type="date"
              max={LAST_DATE}
              className={styles.input}
              value={from}
              onChange={(_, { value }) => put(key, { from: value, ...(to === '' && { to: value }) })}
            />
          </Field>
          <Field label={RHYTHM.to} {...state(`breaks.${at}.to`)}>
            <Input
              type="date"
              max={LAST_DATE}
              className={styles.input}
              value={to}
              onChange={(_, { value }) => put(key, { to: value })}
            />
          </Field>
          <Button
            appearance="subtle"
            className={styles.out}
            icon={<DismissRegular />}
            aria-label={RHYTHM.removeBreak(name)}
            onClick={() => {
              set((before) => before.filter((one) => one.key !== key));
              toast(RHYTHM.removed, { undo: () => set(() => breaks) });
            }}
          />
        </div>
      ))}
      {breaks.length < MAX && (
        <Button
          size="small"
          onClick={() =>
            set((before) => [...before, { key: crypto.randomUUID(), name: '', from: '', to: '' }])
          }
        >
          {RHYTHM.addBreak}
        </Button>
      )}
    </div>
  );
}
