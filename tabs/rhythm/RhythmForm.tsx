import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { changeRhythm, type RhythmPage } from '../../domain/rhythm/contract.ts';
import { PROMPT_MAX, type Rhythm, rhythm as rhythmSchema } from '../../domain/rhythm/rhythm.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Conflicts } from '../components/Conflicts.tsx';
import { sayCadence } from '../components/cadence.ts';
import { cityOf, LAST_DATE } from '../components/dates.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { saveMerged } from '../drafts/save-merged.ts';
import { useEdit } from '../drafts/use-edit.ts';
import { Breaks } from './Breaks.tsx';
import { draftOf, formOf, problemsOf, RHYTHM_EDIT } from './form.ts';
import { HolidayFields } from './HolidayFields.tsx';
import { RHYTHM } from './texts.ts';
import { LABELS, said } from './versions.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: '12px', padding: '12px 0 0', maxWidth: '640px' },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  date: { maxWidth: '200px', minWidth: 0, width: '100%' },
  // Aligned with the fields' left edge.
  check: { marginInlineStart: '-8px' },
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginBottom: '32px' },
});

const versionOf = (saved: Rhythm) => ({ form: formOf(saved), etag: saved.etag });

interface Props {
  readonly communityId: string;
  readonly page: RhythmPage;
}

/** What an organiser decides about the rhythm beside its cadence. */
export default function RhythmForm({ communityId, page }: Props) {
  const styles = useStyles();
  // The form keeps the version it began with, although the page may load a newer one meanwhile.
  const [saved, setSaved] = useState(page.rhythm);
  const edit = useEdit(`rhythm.${communityId}`, RHYTHM_EDIT, versionOf(saved));
  const { form, meeting, undecided } = edit;
  const [tried, setTried] = useState(false);
  const problems = tried ? problemsOf(form) : {};
  const isWrong = Object.keys(problems).length > 0;
  const isSame = JSON.stringify(draftOf(form)) === JSON.stringify(draftOf(formOf(saved)));

  const save = useAction(async (operation) => {
    const now = await saveMerged(
      edit,
      operation,
      ({ form: latest, etag }, own) =>
        call(changeRhythm, { params: { communityId }, body: draftOf(latest), etag, operation: own }),
      (current) => {
        const { data } = rhythmSchema.safeParse(current);
        return data ? versionOf(data) : null;
      },
    );
    if (!now) return;
    setSaved(now);
    edit.startOver();
    edit.keep({ form: formOf(now), base: formOf(now), etag: now.etag, meeting: null });
    edit.forget();
    setTried(false);
    toast(RHYTHM.saved);
  });

  const put = (change: Partial<typeof form>) => edit.set((before) => ({ ...before, ...change }));
  const state = (field: string) => {
    const expected = problems[field];
    return expected
      ? { validationState: 'error' as const, validationMessage: RHYTHM.needs(expected) }
      : { validationState: 'none' as const };
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (undecided.length === 0 && Object.keys(problemsOf(form)).length === 0) void save.run();
      }}
    >
      {meeting && undecided.length > 0 && (
        <Conflicts
          conflicts={undecided}
          labels={LABELS}
          said={(side, part) => said(side === 'mine' ? form : meeting.theirs, part)}
          title={RHYTHM.conflictTitle}
          why={RHYTHM.conflictWhy}
          onDecide={edit.choose}
        />
      )}
      <Section
        title={RHYTHM.cadence}
        aside={
          <TextLink href={`/communities/${communityId}/edit`} label={RHYTHM.changeLabel}>
            {RHYTHM.change}
          </TextLink>
        }
      >
        <div className={styles.part}>
          <p className={styles.text}>
            {RHYTHM.meets(sayCadence(page.cadence), page.cadence.minutes, cityOf(page.zone))}
          </p>
          {page.cadence.every === 'fortnight' && (
            <Field label={RHYTHM.counted} hint={RHYTHM.countedHint} {...state('countedFrom')}>
              <Input
                type="date"
                max={LAST_DATE}
                className={styles.date}
                value={form.countedFrom}
                onChange={(_, { value }) => put({ countedFrom: value })}
              />
            </Field>
          )}
        </div>
      </Section>
      <Section title={RHYTHM.holidays}>
        <div className={styles.part}>
          <p className={styles.quiet}>{RHYTHM.holidaysWhy}</p>
          <HolidayFields communityId={communityId} form={form} onChange={put} />
        </div>
      </Section>
      <Section title={RHYTHM.breaks}>
        <div className={styles.part}>
          <p className={styles.quiet}>{RHYTHM.breaksWhy}</p>
          <Breaks
            breaks={form.breaks}
            set={(change) => edit.set((before) => ({ ...before, breaks: change(before.breaks) }))}
            problems={problems}
          />
        </div>
      </Section>
      <Section title={RHYTHM.prompt}>
        <div className={styles.part}>
          <Field hint={RHYTHM.promptWhy}>
            <Checkbox
              className={styles.check}
              label={RHYTHM.promptOn}
              checked={form.asks}
              onChange={(_, { checked }) => put({ asks: checked === true })}
            />
          </Field>
          {form.asks && (
            <Field label={RHYTHM.words} required {...state('prompt.words')}>
              <Input
                maxLength={PROMPT_MAX}
                value={form.words}
                onChange={(_, { value }) => put({ words: value })}
              />
            </Field>
          )}
        </div>
      </Section>
      {save.problem !== null && <Problem problem={save.problem} onRetry={() => void save.again()} />}
      <div className={styles.save}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={save.busy || isSame || undecided.length > 0}
        >
          {save.busy ? RHYTHM.saving : RHYTHM.save}
        </Button>
        <p role="status" className={styles.quiet}>
          {undecided.length > 0 ? RHYTHM.chooseFirst : isWrong && RHYTHM.wrong}
        </p>
      </div>
    </form>
  );
}
