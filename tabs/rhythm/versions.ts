import { sayDate } from '../components/dates.ts';
import { language } from '../components/language.ts';
import type { PartName, RhythmForm } from './form.ts';
import { RHYTHM } from './texts.ts';

export const LABELS: Record<PartName, string> = {
  holidays: RHYTHM.holidays,
  breaks: RHYTHM.breaks,
  counted: RHYTHM.counted,
  prompt: RHYTHM.prompt,
};

const dateOf = (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? sayDate(date) : date);

/** One part of a version, as one reads it. */
export function said(form: RhythmForm, part: PartName): string {
  if (part === 'holidays') {
    const names = new Intl.DisplayNames(language(), { type: 'region' });
    return form.country ? [names.of(form.country), form.region].filter(Boolean).join(', ') : RHYTHM.nothing;
  }
  if (part === 'breaks')
    return (
      form.breaks.map(({ name, from, to }) => `${name}: ${dateOf(from)} – ${dateOf(to)}`).join('\n') ||
      RHYTHM.nothing
    );
  if (part === 'counted') return form.countedFrom ? dateOf(form.countedFrom) : RHYTHM.nothing;
  return form.asks ? RHYTHM.on(form.words) : RHYTHM.off;
}
