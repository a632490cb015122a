import { type Asked, answerIn, type FormField, fieldsOf } from '../../../domain/knowledge/types/questions.ts';
import {
  bare,
  closed,
  readSections,
  sectionOf,
  spaced,
  withText,
  writeSections,
} from '../../../domain/knowledge/types/sections.ts';

/** A field of the form: an answer to a question, or a section of the writer's own. */
export interface SectionRow extends FormField {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** An optional question that was asked for, or a section that was added. */
  readonly added: boolean;
}

export interface SectionForm {
  /** As it stands in the text. */
  readonly source: string;
  readonly intro: string;
  readonly introKey: string;
  readonly rows: readonly SectionRow[];
  /** Whether sections have changed places, were added or removed. */
  readonly rearranged: boolean;
}

export function readForm({ opening, questions }: Asked, body: string): SectionForm {
  const { intro, sections } = readSections(body);
  return {
    source: intro,
    intro: bare(intro) === opening.sample.trim() ? '' : bare(intro),
    introKey: crypto.randomUUID(),
    rows: fieldsOf(questions, sections).map((field) => ({
      ...field,
      key: crypto.randomUUID(),
      title: field.section?.title ?? field.question?.title ?? '',
      text: answerIn(field),
      added: false,
    })),
    rearranged: false,
  };
}

/** The text of a form. A question without an answer is not written, nor a section of one's own without any words. */
export function writeForm({ source, intro, rows, rearranged }: SectionForm): string {
  const said = closed(intro);
  const sections = rows.filter(isWritten).map(({ section, title, text }) => {
    if (!section || title.trim() !== section.title) return sectionOf(title, text);
    return text.trim() === section.text.trim() ? section : withText(section, text);
  });
  const written = { intro: bare(source) === said ? source : said && `${said}\n\n`, sections };
  return writeSections(rearranged ? spaced(written) : written);
}

const isWritten = ({ question, title, text }: SectionRow) =>
  text.trim() !== '' || (question === null && title.trim() !== '');

/** Whether a row is shown as a field: optional questions are offered until somebody asks for them. */
export const isShown = ({ question, section, added, text }: SectionRow): boolean =>
  !question?.optional || section !== null || added || text !== '';

/** The form with other words in one of its rows. */
export const withRow = (form: SectionForm, key: string, change: Partial<SectionRow>): SectionForm => ({
  ...form,
  rows: form.rows.map((row) => (row.key === key ? { ...row, ...change } : row)),
});

export const ownRow = (): SectionRow => ({
  key: crypto.randomUUID(),
  question: null,
  section: null,
  title: '',
  text: '',
  added: true,
});

/** The form with one more row, after the one with this key or at the end. */
export function withAdded(form: SectionForm, row: SectionRow, after?: string): SectionForm {
  const at = form.rows.findIndex(({ key }) => key === after);
  const to = at < 0 ? form.rows.length : at + 1;
  return { ...form, rows: form.rows.toSpliced(to, 0, row), rearranged: true };
}

export const without = (form: SectionForm, key: string): SectionForm => ({
  ...form,
  rows: form.rows.filter((row) => row.key !== key),
  rearranged: true,
});

/** The form with a row before or after its neighbour; rows that are not shown are passed over. */
export function movedRow(form: SectionForm, key: string, by: 1 | -1): SectionForm {
  const from = form.rows.findIndex((row) => row.key === key);
  const row = form.rows[from];
  if (!row) return form;
  let to = from + by;
  for (let next = form.rows[to]; next && !isShown(next); next = form.rows[to]) to += by;
  if (!form.rows[to]) return form;
  return { ...form, rows: form.rows.toSpliced(from, 1).toSpliced(to, 0, row), rearranged: true };
}

/** Whether a heading was typed into one of the fields, so that the text is divided otherwise than the form. */
export const isDivided = (form: SectionForm): boolean =>
  readSections(writeForm(form)).sections.length !== form.rows.filter(isWritten).length;

/** A form that was read anew: fields that say what they said before are the same ones, and keep the focus. */
export function dividedFrom(form: SectionForm, before: SectionForm): SectionForm {
  const left = [...before.rows];
  const rows = form.rows.map((row) => {
    const at = left.findIndex(
      (one) =>
        one.question?.title === row.question?.title &&
        one.title.trim() === row.title &&
        one.text.trim() === row.text.trim(),
    );
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same ? { ...row, key: same.key, text: same.text, added: same.added } : row;
  });
  const { intro, introKey } = form.intro.trim() === before.intro.trim() ? before : form;
  return { ...form, intro, introKey, rows };
}
