import { Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Member } from '../../../domain/community/community.ts';
import { TAXONOMY } from '../../../domain/knowledge/artifact.ts';
import { WORKS } from '../../../domain/pilots/pilot.ts';
import { fieldState } from '../../app/refusals.ts';
import { cityOf, LAST_DATE } from '../../components/dates.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Choice } from '../../sessions/plan/Choice.tsx';
import { TAXONOMY_WORDS } from '../../sessions/session-words.ts';
import { ArtifactField } from './ArtifactField.tsx';
import { daysBetween, type PilotForm as Form } from './form.ts';
import { PredictionFields } from './PredictionFields.tsx';
import { useFormStyles } from './styles.ts';
import { FORM } from './texts.ts';

const Collaborators = lazy(() =>
  import('./Collaborators.tsx').then((module) => ({ default: module.Collaborators })),
);

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateAreas: '"what" "who" "predict" "side"',
    gap: '32px',
    '@media (min-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 304px',
      gridTemplateAreas: '"what side" "who side" "predict side"',
      gridTemplateRows: 'auto auto 1fr',
      columnGap: '48px',
    },
    // Fluent's fields grow with their text; with large text they would be wider than a phone.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  what: { gridArea: 'what' },
  who: { gridArea: 'who' },
  predict: { gridArea: 'predict' },
  side: { gridArea: 'side', display: 'grid', gap: '32px', alignContent: 'start', minWidth: 0 },
  team: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: '12px',
    alignItems: 'start',
  },
});

/** Fields that show their own problem; the others are listed. */
export const FIELDS = [
  'title',
  'aim',
  'plan',
  'team',
  'collaborators',
  'prediction',
  'startsOn',
  'endsOn',
  'taxonomy',
  'artifact',
];

const RHYTHMS = [7, 14, 21, 28];

interface Props {
  readonly form: Form;
  readonly onChange: (change: Partial<Form>) => void;
  readonly problem: unknown;
  readonly members: readonly Member[];
  readonly communityId: string;
  readonly ownerId: string;
  /** What the pilot tries now, in case it is not published any more. */
  readonly tried?: { readonly id: string; readonly title: string; readonly revision: number } | null;
  /** Where prediction, aim and days cannot be changed any more: what stands in the place of the prediction’s fields. */
  readonly locked?: ReactNode;
  /** When the prediction is locked. */
  readonly locks?: string;
  /** What was predicted of the pilot that this one repeats. */
  readonly predicted?: string | null;
}

function Prediction({ form, onChange, problem, locked, locks, predicted }: Props) {
  const styles = useFormStyles();
  return (
    <>
      <div>
        <h2 id="pilot-predict" className={styles.heading}>
          {FORM.predict}
        </h2>
        {!locked && <p className={styles.quiet}>{FORM.predictWhy}</p>}
        {predicted && <p className={styles.quiet}>{predicted}</p>}
      </div>
      {locked ?? (
        <PredictionFields
          form={form.prediction}
          onChange={(change) => onChange({ prediction: { ...form.prediction, ...change } })}
          problem={problem}
        />
      )}
      {locks && (
        <p className={styles.quiet} aria-live="polite">
          {locks}
        </p>
      )}
    </>
  );
}

function Team({ form, onChange, problem }: Props) {
  const styles = useFormStyles();
  const own = useStyles();
  const set = (change: Partial<Form['team']>) => onChange({ team: { ...form.team, ...change } });
  return (
    <div className={own.team}>
      <Field label={FORM.teamName} {...fieldState(problem, 'team.name')}>
        <Input
          className={styles.wide}
          maxLength={80}
          value={form.team.name}
          onChange={(_, { value }) => set({ name: value })}
        />
      </Field>
      <Field label={FORM.teamSize} {...fieldState(problem, 'team.size')}>
        <Input
          className={styles.wide}
          inputMode="numeric"
          maxLength={7}
          value={form.team.size}
          onChange={(_, { value }) => set({ size: value })}
        />
      </Field>
      <Field label={FORM.teamFunction} {...fieldState(problem, 'team.function')}>
        <Input
          className={styles.wide}
          maxLength={60}
          placeholder={FORM.teamFunctionHint}
          value={form.team.function}
          onChange={(_, { value }) => set({ function: value })}
        />
      </Field>
      <Choice
        label={FORM.works}
        field="team.works"
        problem={problem}
        value={form.team.works}
        options={[
          ['', FORM.worksUnknown] as const,
          ...WORKS.map((works) => [works, FORM.worksIn[works]] as const),
        ]}
        onChoose={(works) => set({ works })}
      />
    </div>
  );
}

/** How long it runs, in words; nothing while a date is missing. */
function length({ startsOn, endsOn }: Form): string {
  const days = daysBetween(startsOn, endsOn);
  if (!(days >= 0)) return '';
  return days > 0 && days % 7 === 0 ? FORM.weeks(days / 7) : FORM.days(days + 1);
}

function When({ form, onChange, problem, locked }: Props) {
  const styles = useFormStyles();
  const rhythms = [...new Set([...RHYTHMS, form.checkInDays])].sort((a, b) => a - b);
  const day = (label: string, field: 'startsOn' | 'endsOn') => (
    <Field label={label} required {...fieldState(problem, field)}>
      <Input
        type="date"
        max={LAST_DATE}
        className={styles.wide}
        readOnly={Boolean(locked)}
        value={form[field]}
        onChange={(_, { value }) => onChange({ [field]: value })}
      />
    </Field>
  );
  return (
    <>
      <h2 id="pilot-when" className={styles.heading}>
        {FORM.when}
      </h2>
      <div className={styles.pair}>
        {day(FORM.starts, 'startsOn')}
        {day(FORM.ends, 'endsOn')}
      </div>
      <p className={styles.quiet} aria-live="polite">
        {[length(form), FORM.zone(cityOf(form.zone))].filter(Boolean).join(' · ')}
      </p>
      <Choice
        label={FORM.checkInDays}
        field="checkInDays"
        problem={problem}
        value={String(form.checkInDays)}
        options={rhythms.map((days) => [String(days), FORM.everyDays(days)] as const)}
        onChoose={(days) => onChange({ checkInDays: Number(days) })}
      />
    </>
  );
}

function Where({ form, onChange, problem, communityId, tried }: Props) {
  const styles = useFormStyles();
  const { artifact } = form;
  return (
    <>
      <h2 id="pilot-where" className={styles.heading}>
        {FORM.where}
      </h2>
      <Choice
        label={FORM.area}
        field="taxonomy"
        problem={problem}
        value={form.taxonomy}
        options={TAXONOMY.map((area) => [area, TAXONOMY_WORDS[area]] as const)}
        onChoose={(taxonomy) => onChange({ taxonomy })}
      />
      <ArtifactField
        communityId={communityId}
        artifact={artifact}
        tried={tried ?? null}
        problem={problem}
        onChoose={(chosen) => onChange({ artifact: chosen })}
      />
      {artifact && <p className={styles.quiet}>{FORM.revision(artifact.revision)}</p>}
    </>
  );
}

/** Everything that is decided about a pilot: what, with whom, what is predicted, when, and where it belongs. */
export function PilotForm(props: Props) {
  const { form, onChange, problem, members, ownerId, locked } = props;
  const styles = useStyles();
  const own = useFormStyles();
  return (
    <div className={styles.form}>
      <section aria-label={FORM.what} className={`${own.section} ${styles.what}`}>
        <Field label={FORM.title} required hint={FORM.titleHint} {...fieldState(problem, 'title')}>
          <Input
            className={own.wide}
            maxLength={120}
            value={form.title}
            onChange={(_, { value }) => onChange({ title: value })}
          />
        </Field>
        <Field label={FORM.aim} hint={FORM.aimHint} {...fieldState(problem, 'aim')}>
          <Textarea
            textarea={{ className: own.grows, rows: 1 }}
            maxLength={400}
            readOnly={Boolean(locked)}
            value={form.aim}
            onChange={(_, { value }) => onChange({ aim: value })}
          />
        </Field>
        <Field label={FORM.plan} hint={FORM.planHint} {...fieldState(problem, 'plan')}>
          <Textarea
            textarea={{ className: own.grows, rows: 1 }}
            maxLength={2_000}
            value={form.plan}
            onChange={(_, { value }) => onChange({ plan: value })}
          />
        </Field>
      </section>
      <section aria-labelledby="pilot-who" className={`${own.section} ${styles.who}`}>
        <h2 id="pilot-who" className={own.heading}>
          {FORM.who}
        </h2>
        <Team {...props} />
        <Suspense fallback={<SkeletonRows rows={2} />}>
          <Collaborators
            members={members}
            ownerId={ownerId}
            chosen={form.collaborators}
            onChange={(collaborators) => onChange({ collaborators })}
            problem={problem}
          />
        </Suspense>
      </section>
      <section aria-labelledby="pilot-predict" className={`${own.section} ${styles.predict}`}>
        <Prediction {...props} />
      </section>
      <div className={styles.side}>
        <section aria-labelledby="pilot-when" className={own.section}>
          <When {...props} />
        </section>
        <section aria-labelledby="pilot-where" className={own.section}>
          <Where {...props} />
        </section>
      </div>
    </div>
  );
}
