import type { Anchor } from '../../../domain/knowledge/annotation.ts';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { type ReportDraft, type ReportForm, reportDraft } from '../../../domain/pilots/report.ts';
import type { Verdict } from '../../../domain/pilots/states.ts';
import type { FieldProblem } from '../../../domain/shared/refusal.ts';
import { ApiProblem } from '../../api/problem.ts';
import { readNumber } from '../numbers.ts';
import { EXPECTED } from './texts.ts';

const EMPTY: ReportForm = {
  verdict: null,
  value: '',
  outcome: '',
  lesson: '',
  surprise: '',
  change: '',
  conditions: '',
  annotates: false,
  annotationKind: 'worked',
  annotationWords: '',
  annotationPassage: null,
};

/** What is tried: the text in which a passage is chosen. */
type Tried = PilotPage['pilot']['artifact'];

/** What a report of a pilot begins with: nothing, or the published one that is corrected. */
export function firstForm(page?: Pick<PilotPage, 'reports' | 'pilot'>): ReportForm {
  const published = page?.reports[0];
  if (!page || !published) return EMPTY;
  const { artifact } = page.pilot;
  const { verdict, value, outcome, lesson, surprise, change, conditions, annotation } = published;
  return {
    ...EMPTY,
    verdict,
    value: value === null ? '' : String(value),
    outcome,
    lesson,
    surprise,
    change,
    conditions,
    annotates: annotation !== null,
    annotationKind: annotation?.kind ?? KIND_OF[verdict],
    annotationWords: annotation?.words ?? '',
    annotationPassage:
      artifact && annotation?.quote
        ? { artifactId: artifact.id, revision: artifact.revision, anchor: annotation.quote }
        : null,
  };
}

/** What a verdict says of the artifact that was tried, unless somebody says otherwise. */
const KIND_OF: Record<Verdict, ReportForm['annotationKind']> = {
  worked: 'worked',
  mixed: 'adaptation',
  failed: 'failed',
  stopped: 'exception',
};

/**
 * A change, and what follows from it: an annotation that nobody has worded otherwise says what was learned, and is of
 * the verdict's kind.
 */
export function changed(form: ReportForm, change: Partial<ReportForm>): ReportForm {
  const next = { ...form, ...change };
  const { verdict, lesson } = change;
  if (verdict && (form.verdict === null || form.annotationKind === KIND_OF[form.verdict]))
    next.annotationKind = KIND_OF[verdict];
  if (lesson !== undefined && form.annotates && form.annotationWords === form.lesson)
    next.annotationWords = lesson;
  if (change.annotates && form.annotationWords.trim() === '') next.annotationWords = form.lesson;
  return next;
}

/** The chosen passage; null where there is none in the text that is tried. */
export function passageIn({ annotationPassage: chosen }: ReportForm, tried: Tried): Anchor | null {
  const isOfIt = chosen?.artifactId === tried?.id && chosen?.revision === tried?.revision;
  return isOfIt ? (chosen?.anchor ?? null) : null;
}

/** What would be published; it may still be refused. `tried`: the artifact to say it beside, if there is one. */
export function draftOf(form: ReportForm, tried: Tried) {
  const { verdict, outcome, lesson, surprise, change, conditions } = form;
  const annotation =
    tried && form.annotates
      ? { kind: form.annotationKind, quote: passageIn(form, tried), words: form.annotationWords }
      : null;
  return {
    verdict,
    value: readNumber(form.value),
    outcome,
    lesson,
    surprise,
    change,
    conditions,
    annotation,
  };
}

/** The report as it can be published, or what is wrong with it. */
export function check(form: ReportForm, tried: Tried): ReportDraft | ApiProblem {
  const read = reportDraft.safeParse(draftOf(form, tried));
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }): FieldProblem => {
    const field = path.join('.');
    const vague = message.startsWith('Invalid') || message === 'some text';
    return { field, expected: (vague && EXPECTED[field]) || message };
  });
  return new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '', errors });
}
