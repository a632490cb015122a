import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import type { CheckIn, CheckInDraft } from '../../domain/pilots/check-in.ts';
import { CHECK_IN_STATES, type CheckInState } from '../../domain/pilots/pilot.ts';
import { toast } from '../app/toasts.tsx';
import { atStart } from '../components/dates.ts';
import { isEnter } from '../components/enter.ts';
import { Problem } from '../components/Problem.tsx';
import { Steady } from '../components/Steady.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { CHECK_IN } from './check-in-texts.ts';
import { checkInDay } from './due.ts';
import { readNumber } from './numbers.ts';
import { StateButtons } from './StateButtons.tsx';
import { type Checked, useCheckIn } from './use-check-in.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', maxWidth: '560px', margin: '4px 0 8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '12px' },
  value: { flex: '0 1 176px', minWidth: 0 },
  words: { flex: '1 1 240px', minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  unit: { whiteSpace: 'nowrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

const typed = z.object({
  state: z.nullable(z.enum(CHECK_IN_STATES)),
  value: z.string(),
  words: z.string(),
});

interface Props {
  readonly pilot: Checked;
  /** What I have said today already; null for nothing. */
  readonly said: Pick<CheckIn, 'state' | 'value' | 'words'> | null;
  readonly onSaved: (said: CheckInDraft) => void;
  readonly onLeave: () => void;
  /** What was said of it already, where that is chosen elsewhere. */
  readonly state?: CheckInState;
  /** Whether it has a heading, where nothing else says what it asks. */
  readonly headed?: boolean;
  /** Whether somebody has asked for it, and so goes on in it. */
  readonly asked?: boolean;
}

/** How it goes, in a minute: one of three, the measure's value where there is one, a sentence. */
export default function CheckInForm(props: Props) {
  const { pilot, said, onSaved, onLeave, headed = false, asked = true } = props;
  const styles = useStyles();
  const draft = useDraft(`check-in.${pilot.pilotId}.${checkInDay(pilot)}`, typed, () => ({
    state: said?.state ?? null,
    value: said?.value == null ? '' : String(said.value),
    words: said?.words ?? '',
  }));
  const form = { ...draft.value, ...(props.state && { state: props.state }) };
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    // What is still to be said: the state, or more words about it.
    if (asked) root.current?.querySelector<HTMLElement>(said || props.state ? 'input' : 'button')?.focus();
  }, []);
  const save = useCheckIn(pilot, (now) => {
    draft.forget();
    toast(CHECK_IN.saved);
    onSaved(now);
  });
  const value = readNumber(form.value);
  const noNumber = Number.isNaN(value);
  function submit(): void {
    setTried(true);
    if (form.state === null || noNumber) return;
    void save.run({ state: form.state, value, words: form.words.trim() });
  }
  const set = (change: Partial<typeof form>) => draft.set((before) => ({ ...before, ...change }));
  return (
    <form
      ref={root}
      noValidate
      aria-label={CHECK_IN.title}
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {headed && <h2 className={styles.heading}>{CHECK_IN.title}</h2>}
      {headed && said && <p className={styles.quiet}>{CHECK_IN.again}</p>}
      {!props.state && <StateButtons chosen={form.state} onChoose={(state) => set({ state })} />}
      {tried && form.state === null && (
        <p role="alert" className={styles.wrong}>
          {CHECK_IN.choose}
        </p>
      )}
      <div className={styles.fields}>
        {pilot.measure && (
          <Field
            label={atStart(CHECK_IN.value(pilot.measure.name))}
            className={styles.value}
            {...(tried &&
              noNumber && { validationState: 'error' as const, validationMessage: CHECK_IN.number })}
          >
            <Input
              className={styles.input}
              inputMode="decimal"
              maxLength={20}
              value={form.value}
              onChange={(_, { value: now }) => set({ value: now })}
              {...(pilot.measure.unit && {
                contentAfter: <span className={styles.unit}>{pilot.measure.unit}</span>,
              })}
            />
          </Field>
        )}
        <Field label={CHECK_IN.words} hint={CHECK_IN.wordsHint} className={styles.words}>
          <Input
            className={styles.input}
            maxLength={300}
            value={form.words}
            onChange={(_, { value: now }) => set({ words: now })}
            onKeyDown={(event) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              submit();
            }}
          />
        </Field>
      </div>
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.busy}>
          <Steady widest={CHECK_IN.saving}>{save.busy ? CHECK_IN.saving : CHECK_IN.save}</Steady>
        </Button>
        <Button onClick={onLeave}>{CHECK_IN.leave}</Button>
      </div>
    </form>
  );
}
