import { Button, Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { TAXONOMY } from '../../../domain/knowledge/taxonomy.ts';
import { facilitate } from '../../../domain/sessions/abilities.ts';
import type { PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { FORMATS } from '../../../domain/sessions/session.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { fieldState } from '../../app/refusals.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { FORMAT_WORDS, TAXONOMY_WORDS } from '../session-words.ts';
import type { Span } from './availability.ts';
import { Choice } from './Choice.tsx';
import { minutesOf, readTime } from './form.ts';
import { usePlanStyles } from './styles.ts';
import type { Proposed } from './suggest.ts';
import { PLAN } from './texts.ts';
import { WhenFields } from './WhenFields.tsx';

// Loaded later, because they stand below what is typed first.
const AgendaEditor = lazy(() => import('./AgendaEditor.tsx'));
const WhyTurn = lazy(() => import('../../rota/WhyTurn.tsx'));
const TimeHelper = lazy(() => import('./TimeHelper.tsx'));
const PlaybookPicker = lazy(() => import('./PlaybookPicker.tsx'));

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateAreas: '"what" "when" "agenda" "books"',
    gap: '32px',
    '@media (min-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 304px',
      gridTemplateAreas: '"what when" "agenda when" "books when"',
      gridTemplateRows: 'auto auto 1fr',
      columnGap: '48px',
    },
  },
  what: { gridArea: 'what' },
  when: { gridArea: 'when' },
  agenda: { gridArea: 'agenda', minWidth: 0 },
  books: { gridArea: 'books', minWidth: 0 },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))', gap: '12px' },
  wide: { minWidth: 0, width: '100%' },
  turn: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  purpose: { fieldSizing: 'content', minHeight: '52px', maxHeight: '240px' },
});

interface Props {
  readonly communityId: string;
  readonly form: PlanForm;
  readonly onChange: (change: Partial<PlanForm>) => void;
  readonly problem: unknown;
  readonly members: readonly Member[];
  /** Who facilitates now; null where nobody does yet. */
  readonly facilitator: PersonRef | null;
  /** Whom the rota proposes; null where somebody facilitates already. */
  readonly turn: Proposed | null;
  readonly openActions: number;
  /** When the session is now, if it is in the calendars already. */
  readonly own: Span | null;
  /** Where the time is decided elsewhere: what stands in the place of its fields. */
  readonly fixedTime?: ReactNode;
}

/** Fields that show their own problem; the others are listed. */
export const FIELDS = [
  'topic',
  'purpose',
  'format',
  'taxonomy',
  'when',
  'facilitatorId',
  'otherwise',
  'agenda',
];

/** Everything that is decided about a session: what, when and who, agenda, playbooks. */
export function SessionForm(props: Props) {
  const { communityId, form, onChange, problem, members, facilitator, turn, openActions, own, fixedTime } =
    props;
  const styles = useStyles();
  const plan = usePlanStyles();
  const candidates = members.filter(({ role }) => roleMay(role, facilitate));
  /** Whoever else is to facilitate, it is asked why. */
  const expected = turn?.person ?? facilitator;
  const known = candidates.some(({ id }) => id === form.facilitatorId);
  return (
    <div className={styles.form}>
      <section aria-label={PLAN.what} className={`${plan.section} ${styles.what}`}>
        <Field label={PLAN.topic} required hint={PLAN.topicHint} {...fieldState(problem, 'topic')}>
          <Input
            className={styles.wide}
            maxLength={120}
            value={form.topic}
            onChange={(_, { value }) => onChange({ topic: value })}
          />
        </Field>
        <Field label={PLAN.purpose} hint={PLAN.purposeHint} {...fieldState(problem, 'purpose')}>
          <Textarea
            textarea={{ className: styles.purpose }}
            maxLength={1_000}
            value={form.purpose}
            onChange={(_, { value }) => onChange({ purpose: value })}
          />
        </Field>
        <div className={styles.pair}>
          <Choice
            label={PLAN.format}
            field="format"
            problem={problem}
            value={form.format}
            options={FORMATS.map((format) => [format, FORMAT_WORDS[format]] as const)}
            onChoose={(format) => onChange({ format })}
          />
          <Choice
            label={PLAN.taxonomy}
            field="taxonomy"
            problem={problem}
            value={form.taxonomy}
            options={TAXONOMY.map((area) => [area, TAXONOMY_WORDS[area]] as const)}
            onChoose={(taxonomy) => onChange({ taxonomy })}
          />
        </div>
      </section>

      <section aria-labelledby="plan-when" className={`${plan.section} ${styles.when}`}>
        <h2 id="plan-when" className={plan.heading}>
          {PLAN.when}
        </h2>
        {fixedTime ?? <WhenFields form={form} onChange={onChange} problem={problem} />}
        <Choice
          label={PLAN.facilitator}
          required
          field="facilitatorId"
          problem={problem}
          value={form.facilitatorId}
          options={[
            ...(known ? [] : [[form.facilitatorId, facilitator?.name ?? ''] as const]),
            ...candidates.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(facilitatorId) => onChange({ facilitatorId })}
        />
        {turn && (
          <p className={plan.quiet}>
            <Suspense fallback={turn.person.name}>
              <WhyTurn person={turn.person} reason={turn.reason} />
            </Suspense>
          </p>
        )}
        {turn && turn.person.id !== form.facilitatorId && (
          <p className={`${plan.quiet} ${styles.turn}`}>
            {PLAN.turn(turn.person.name)}
            <Button size="small" onClick={() => onChange({ facilitatorId: turn.person.id })}>
              {PLAN.ask(turn.person.name)}
            </Button>
          </p>
        )}
        {expected && expected.id !== form.facilitatorId && (
          <Field label={PLAN.otherwise} hint={PLAN.otherwiseHint} {...fieldState(problem, 'otherwise')}>
            <Input
              className={styles.wide}
              maxLength={300}
              value={form.otherwise ?? ''}
              onChange={(_, { value }) => onChange({ otherwise: value })}
            />
          </Field>
        )}
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <TimeHelper
            communityId={communityId}
            when={readTime(form)}
            own={own}
            onTake={({ date, time }) => onChange({ date, time })}
          />
        </Suspense>
      </section>

      <div className={styles.agenda}>
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <AgendaEditor
            form={form}
            minutes={minutesOf(form)}
            openActions={openActions}
            problem={problem}
            onChange={(agenda, suggested = false) => onChange({ agenda, suggested })}
          />
        </Suspense>
      </div>
      <div className={styles.books}>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <PlaybookPicker
            communityId={communityId}
            area={form.taxonomy}
            linked={form.artifactIds}
            onChange={(artifactIds) => onChange({ artifactIds })}
          />
        </Suspense>
      </div>
    </div>
  );
}
