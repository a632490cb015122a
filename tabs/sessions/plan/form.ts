import type { AgendaPart } from '../../../domain/knowledge/types/template.ts';
import { TRIED_ITEM } from '../../../domain/sessions/agenda.ts';
import type { SessionPage } from '../../../domain/sessions/contract.ts';
import type { ItemForm, PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { takesOpenActions } from '../../../domain/sessions/session.ts';
import {
  newSessionDraft,
  type SessionDraft,
  type SessionTime,
  sessionDraft,
  sessionTime,
} from '../../../domain/sessions/session-draft.ts';
import type { FieldProblem } from '../../../domain/shared/refusal.ts';
import { ApiProblem } from '../../api/problem.ts';
import { portions, startingAgenda } from './starting-agenda.ts';
import type { Proposed } from './suggest.ts';
import { EXPECTED } from './texts.ts';

const whole = (text: string): number => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN);

export function minutesOf(form: Pick<PlanForm, 'minutes'>): number {
  return whole(form.minutes);
}

export type WhenForm = Pick<PlanForm, 'date' | 'time' | 'minutes' | 'zone'>;

/** The time as far as it can be read; null while it cannot. */
export function readTime(form: WhenForm): SessionTime | null {
  const read = sessionTime.safeParse({
    date: form.date,
    time: form.time,
    minutes: minutesOf(form),
    zone: form.zone,
  });
  return read.success ? read.data : null;
}

/** Minutes the agenda takes; what cannot be read counts nothing. */
export function agendaMinutes(agenda: readonly Pick<ItemForm, 'minutes'>[]): number {
  return agenda.reduce((sum, item) => sum + (whole(item.minutes) || 0), 0);
}

/** What would be sent; it may still be refused. */
export function draftOf(form: PlanForm): SessionDraft {
  return {
    topic: form.topic.trim(),
    purpose: form.purpose,
    format: form.format,
    taxonomy: form.taxonomy,
    when: { date: form.date, time: form.time, minutes: minutesOf(form), zone: form.zone },
    facilitatorId: form.facilitatorId,
    agenda: form.agenda.map((item) => ({ ...item, title: item.title.trim(), minutes: whole(item.minutes) })),
    artifactIds: form.artifactIds,
  };
}

/** Why somebody else is to facilitate than is proposed or did before; nothing where it is the same person. */
export function otherwiseOf(
  { facilitatorId, otherwise = '' }: PlanForm,
  proposed: { readonly person: Pick<Proposed['person'], 'id'> } | null,
): { otherwise?: string } {
  return proposed && proposed.person.id !== facilitatorId && otherwise.trim()
    ? { otherwise: otherwise.trim() }
    : {};
}

/** The form of a session that stands. */
export function formOf({ session, agenda }: Pick<SessionPage, 'session' | 'agenda'>): PlanForm {
  return {
    topic: session.topic,
    purpose: session.purpose,
    format: session.format,
    taxonomy: session.taxonomy,
    date: session.wall.date,
    time: session.wall.time,
    minutes: String(session.minutes),
    zone: session.zone,
    facilitatorId: session.facilitator.id,
    agenda: agenda.items.map(({ id, kind, title, prompt, minutes, pilotId }) => ({
      id,
      kind,
      title,
      prompt,
      minutes: String(minutes),
      ...(pilotId !== undefined && { pilotId }),
    })),
    artifactIds: session.artifactIds,
    topicId: null,
    suggested: false,
  };
}

/**
 * What is wrong with a form, in the API's own shape so that fields show it alike; null if nothing is. `stands`: the form
 * of the session as it is, whose length may stay, whatever its host made it in Outlook.
 */
export function check(form: PlanForm, stands?: Pick<PlanForm, 'minutes'>): ApiProblem | null {
  const lengthStays = stands !== undefined && minutesOf(stands) === minutesOf(form);
  const read = (lengthStays ? sessionDraft : newSessionDraft).safeParse(draftOf(form));
  if (read.success) return null;
  const errors = read.error.issues.map((issue): FieldProblem => {
    const field = issue.path.join('.');
    const known = EXPECTED[field.replace(/^agenda\.\d+\./, 'agenda.')];
    const own = issue.message === 'Invalid input' || issue.message === 'some text' ? known : issue.message;
    return { field, expected: own ?? known ?? issue.message };
  });
  return new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '', errors });
}

/** When a session is to be that nobody has written down yet. */
interface Beginning extends Pick<PlanForm, 'date' | 'time' | 'zone' | 'facilitatorId'> {
  readonly topic?: string;
  readonly minutes: number;
  /** Whether there are open actions to carry over. */
  readonly openActions: boolean;
  /** Whether it opens with what people tried since the last one. */
  readonly tried?: boolean;
}

/** The form of a new session, before anything is typed into it. */
export function newForm({ topic = '', minutes, openActions, tried = false, ...when }: Beginning): PlanForm {
  const item = tried ? { ...TRIED_ITEM, id: crypto.randomUUID(), minutes: String(TRIED_ITEM.minutes) } : null;
  return {
    topic,
    purpose: '',
    format: 'demonstration',
    taxonomy: 'people',
    ...when,
    minutes: String(minutes),
    agenda: suggestion('demonstration', minutes, openActions, undefined, item),
    artifactIds: [],
    topicId: null,
    suggested: true,
  };
}

/**
 * The form with the agenda of a template. Items without minutes share what is left of the session, in steps of five
 * where there is room.
 */
export function withTemplate(form: PlanForm, parts: readonly AgendaPart[]): PlanForm {
  if (parts.length === 0) return form;
  const first = form.agenda.filter(({ kind }) => kind === 'open-actions' || kind === 'tried');
  const known = parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), agendaMinutes(first));
  const open = parts.filter(({ minutes }) => minutes === null).length;
  const shares = portions(Math.max(open, minutesOf(form) - known), Array<number>(open).fill(1));
  const items = parts.map(
    ({ title, prompt, minutes }): ItemForm => ({
      id: crypto.randomUUID(),
      kind: 'topic',
      title,
      prompt,
      minutes: String(minutes ?? shares.shift() ?? 1),
    }),
  );
  return { ...form, agenda: [...first, ...items], suggested: false };
}

/**
 * A change, and what follows from it: an agenda nobody has touched goes with the format and the length; of one that was
 * touched only what is not for guests leaves it where it becomes a showcase.
 */
export function changed(
  form: PlanForm,
  change: Partial<PlanForm>,
  openActions: boolean,
  newId: () => string = () => crypto.randomUUID(),
): PlanForm {
  const next: PlanForm = { ...form, ...change };
  if (change.agenda) return { ...next, suggested: change.suggested ?? false };
  const minutes = minutesOf(next);
  const concerns = change.format !== undefined || change.minutes !== undefined;
  if (!next.suggested || !concerns || !(minutes >= 15)) {
    if (change.format === undefined || takesOpenActions(change.format)) return next;
    return { ...next, agenda: next.agenda.filter(({ kind }) => kind !== 'open-actions' && kind !== 'tried') };
  }
  const tried = next.agenda.find(({ kind }) => kind === 'tried') ?? null;
  return { ...next, agenda: suggestion(next.format, minutes, openActions, newId, tried) };
}

export function suggestion(
  format: PlanForm['format'],
  minutes: number,
  openActions: boolean,
  newId: () => string = () => crypto.randomUUID(),
  tried: ItemForm | null = null,
): ItemForm[] {
  const first = tried && takesOpenActions(format) ? tried : null;
  const left = first ? Math.max(1, minutes - whole(first.minutes)) : minutes;
  const items = startingAgenda(format, left, openActions, newId).map((item) => ({
    ...item,
    minutes: String(item.minutes),
  }));
  return first ? [first, ...items] : items;
}

/** Moves what stands at `from` to `to`; the ends are the ends. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const target = Math.max(0, Math.min(list.length - 1, to));
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(target, 0, one);
  return next;
}

/** What the clock shows so many minutes after `time`; empty while there is no time. */
export function clockAt(time: string, minutes: number): string {
  const [, h, m] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  if (h === undefined || m === undefined) return '';
  const at = (Number(h) * 60 + Number(m) + minutes) % 1_440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}
