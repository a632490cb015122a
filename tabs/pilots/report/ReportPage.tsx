import { Button, Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ANNOTATION_KINDS } from '../../../domain/knowledge/annotation.ts';
import { valuesOf } from '../../../domain/pilots/check-in.ts';
import { openPilot, type PilotPage } from '../../../domain/pilots/contract.ts';
import type { ReportDraft, ReportForm } from '../../../domain/pilots/report.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useData } from '../../api/use-data.ts';
import { fieldError, fieldState } from '../../app/refusals.ts';
import type { Page } from '../../app/routes.ts';
import { toast } from '../../app/toasts.tsx';
import { useFirstWrong } from '../../app/use-saving.ts';
import { atStart, sayDate } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { Choice } from '../../sessions/plan/Choice.tsx';
import { sayValue } from '../numbers.ts';
import { Outcome } from '../page/Outcome.tsx';
import { usePageStyles } from '../page/styles.ts';
import { firstName } from '../words.ts';
import { check, passageIn } from './form.ts';
import { Saved } from './Saved.tsx';
import { REPORT } from './texts.ts';
import { useCorrection, useFirstReport, type Writing } from './use-report-form.ts';
import { VerdictChoice } from './VerdictChoice.tsx';

// Reads the text that was tried.
const PassageField = lazy(() => import('./PassageField.tsx'));
const PublishSheet = lazySheet(() => import('./PublishSheet.tsx'));

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    maxWidth: '640px',
    // Fluent's fields grow with their text; with large text they would be wider than a phone.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  value: { maxWidth: '240px' },
  wide: { minWidth: 0, width: '100%' },
  unit: { whiteSpace: 'nowrap' },
  grows: { fieldSizing: 'content', minHeight: '52px', maxHeight: '320px' },
  annotation: { display: 'grid', gap: '12px' },
  // Aligned with the fields' left edge.
  check: { marginInlineStart: '-8px' },
  kind: { maxWidth: '240px' },
  notice: {
    margin: '0 0 12px',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

/** Those who run a pilot, by name. */
const peopleHere = ({ owner, collaborators }: PilotPage['pilot']) => [
  owner,
  ...collaborators.map(({ personId, name }) => ({ id: personId, name })),
];

interface FormProps {
  readonly page: PilotPage;
  readonly writing: Writing;
  readonly problem: unknown;
}

function Fields({ page, writing, problem }: FormProps) {
  const styles = useStyles();
  const own = usePageStyles();
  const { form, set } = writing;
  const { prediction, artifact } = page.pilot;
  const measure = prediction?.measure ?? null;
  const last = valuesOf(page.checkIns).at(-1);
  const text = (
    field: 'outcome' | 'lesson' | 'surprise' | 'change' | 'conditions',
    label: string,
    max: number,
    more: { hint?: string; required?: boolean } = {},
  ) => (
    <Field label={label} {...more} {...fieldState(problem, field)}>
      <Textarea
        textarea={{ className: styles.grows, rows: 2 }}
        maxLength={max}
        value={form[field]}
        onChange={(_, { value }) => set({ [field]: value } as Partial<ReportForm>)}
      />
    </Field>
  );
  return (
    <>
      {measure && (
        <Field
          label={atStart(REPORT.value(measure.name))}
          className={styles.value}
          {...(last && { hint: REPORT.valueLast(sayValue(last.value, measure), sayDate(last.on)) })}
          {...fieldState(problem, 'value')}
        >
          <Input
            className={styles.wide}
            inputMode="decimal"
            maxLength={20}
            value={form.value}
            onChange={(_, { value }) => set({ value })}
            {...(measure.unit && { contentAfter: <span className={styles.unit}>{measure.unit}</span> })}
          />
        </Field>
      )}
      <VerdictChoice
        chosen={form.verdict}
        onChoose={(verdict) => set({ verdict })}
        message={fieldError(problem, 'verdict')}
      />
      {text('lesson', REPORT.lesson, 1_000, { hint: REPORT.lessonHint, required: true })}
      {text('outcome', REPORT.outcome, 2_000, { hint: REPORT.outcomeHint })}
      {text('surprise', REPORT.surprise, 1_000)}
      {artifact && text('change', REPORT.change(artifact.title), 1_000)}
      {text('conditions', REPORT.conditions, 1_000)}
      {artifact && (
        <div className={styles.annotation}>
          <div>
            <Checkbox
              className={styles.check}
              label={REPORT.annotate(artifact.title)}
              checked={form.annotates}
              onChange={(_, { checked }) => set({ annotates: checked === true })}
            />
            <p className={own.small}>{REPORT.annotateWhy(artifact.revision)}</p>
          </div>
          {form.annotates && (
            <>
              <div className={styles.kind}>
                <Choice
                  label={REPORT.kind}
                  field="annotation.kind"
                  problem={problem}
                  value={form.annotationKind}
                  options={ANNOTATION_KINDS.map((kind) => [kind, REPORT.kinds[kind]] as const)}
                  onChoose={(annotationKind) => set({ annotationKind })}
                />
              </div>
              <Field label={REPORT.words} required {...fieldState(problem, 'annotation.words')}>
                <Textarea
                  textarea={{ className: styles.grows, rows: 2 }}
                  maxLength={1_000}
                  value={form.annotationWords}
                  onChange={(_, { value }) => set({ annotationWords: value })}
                />
              </Field>
              <Suspense fallback={<SkeletonRows rows={1} />}>
                <PassageField
                  communityId={page.pilot.communityId}
                  tried={artifact}
                  chosen={passageIn(form, artifact)}
                  onChoose={(anchor) =>
                    set({
                      annotationPassage: anchor && {
                        artifactId: artifact.id,
                        revision: artifact.revision,
                        anchor,
                      },
                    })
                  }
                />
              </Suspense>
            </>
          )}
        </div>
      )}
    </>
  );
}

/** Fields that show their own problem; the others are listed. */
const FIELDS = ['verdict', 'value', 'lesson', 'outcome', 'surprise', 'change', 'conditions', 'annotation'];

function Form({ page, writing, corrects }: { page: PilotPage; writing: Writing; corrects: boolean }) {
  const styles = useStyles();
  const own = usePageStyles();
  const [, go] = useLocation();
  const { personId } = useHost();
  const { pilot, reports, abilities } = page;
  const path = `/communities/${pilot.communityId}/pilots/${pilot.id}`;
  const [tried, setTried] = useState(false);
  const [publishing, setPublishing] = useState<ReportDraft | null>(null);
  const checked = check(writing.form, pilot.artifact);
  const problem = tried && checked instanceof ApiProblem ? checked : null;
  const { place, look } = useFirstWrong(problem);
  // Somebody else has published one while this was written.
  const meanwhile = !corrects && pilot.state === 'reported' ? reports[0] : undefined;
  const may = abilities.report === 'yes';
  const theirs = meanwhile && meanwhile.by.id !== personId ? meanwhile.version : null;
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Nobody has asked to correct it: what is to be published now is another decision.
    if (theirs === null) return;
    setPublishing(null);
    requestAnimationFrame(() => notice.current?.focus());
  }, [theirs]);

  function submit(): void {
    look();
    setTried(true);
    if (checked instanceof ApiProblem) return;
    void writing.kept?.keeper.flush();
    setPublishing(checked);
  }
  function published(): void {
    writing.forget();
    const me = peopleHere(pilot).find(({ id }) => id === personId)?.name;
    toast(me && publishing?.verdict === 'failed' ? REPORT.thanks(firstName(me)) : REPORT.published);
    go(path);
  }
  return (
    <form
      ref={place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (may) submit();
      }}
    >
      <PageHead
        title={corrects ? REPORT.correctTitle : REPORT.title}
        back={{ href: path, label: pilot.title }}
      >
        <p className={own.quiet}>{corrects ? REPORT.correctWhy : REPORT.why}</p>
      </PageHead>
      {meanwhile && (
        <p ref={notice} tabIndex={-1} role="alert" className={styles.notice}>
          {(may ? REPORT.meanwhile : REPORT.meanwhileNotYours)(meanwhile.by.name)}{' '}
          <TextLink href={path}>{REPORT.read}</TextLink>
        </p>
      )}
      <Outcome page={{ ...page, reports: [] }} />
      <div className={styles.form}>
        <Fields page={page} writing={writing} problem={problem} />
        <div>
          {problem !== null && <Problem slim problem={problem} fields={FIELDS} />}
          <div className={styles.actions}>
            <Button appearance="primary" type="submit" disabledFocusable={!may}>
              {corrects || meanwhile ? REPORT.publishCorrection : REPORT.publish}
            </Button>
          </div>
          <Saved kept={writing.kept} />
        </div>
      </div>
      {publishing && (
        <Suspense>
          <PublishSheet
            page={page}
            report={publishing}
            version={writing.version}
            onPublished={published}
            onClose={() => setPublishing(null)}
          />
        </Suspense>
      )}
    </form>
  );
}

function First({ page }: { page: PilotPage }) {
  return <Form page={page} writing={useFirstReport(page)} corrects={false} />;
}

function Correction({ page }: { page: PilotPage }) {
  return <Form page={page} writing={useCorrection(page)} corrects />;
}

/** Write what came of a pilot, or correct what was published. */
const ReportPage: Page = ({ params }) => {
  const { communityId = '', pilotId = '' } = params;
  const [, go] = useLocation();
  const { data, error, reload } = useData(openPilot, { params: { communityId, pilotId } });
  // What was begun as a first report goes on as one, whoever publishes one meanwhile.
  const [begun, setBegun] = useState<'first' | 'correction' | null>(null);
  if (!data) {
    if (error) return <Problem problem={error} onRetry={reload} />;
    return <SkeletonRows rows={9} />;
  }
  const may = data.abilities.report;
  if (begun === null && may === 'yes') setBegun(data.pilot.state === 'reported' ? 'correction' : 'first');
  if (begun === null) {
    const early = may === 'pilot-not-running';
    return (
      <EmptyState
        title={early ? REPORT.notYet : REPORT.notYours}
        action={
          <Button onClick={() => go(`/communities/${communityId}/pilots/${pilotId}`)}>{REPORT.back}</Button>
        }
      >
        {early ? REPORT.notYetWhy : REPORT.notYoursWhy}
      </EmptyState>
    );
  }
  return begun === 'first' ? <First page={data} /> : <Correction page={data} />;
};
export default ReportPage;
