import { cadence } from '../../domain/community/community.ts';
import { sayCadence } from '../components/cadence.ts';
import { type CommunityForm, cadenceOf, draftOf, type PartName } from './form.ts';
import { FORM } from './texts.ts';

export const LABELS: Record<PartName, string> = {
  name: FORM.name,
  purpose: FORM.purpose,
  northStar: FORM.northStar,
  norms: FORM.norms,
  cadence: FORM.cadence,
  zone: FORM.zone,
  unattributedNotes: FORM.unattributed,
  onboarding: FORM.onboarding,
};

/** One part of a version, as one reads it. */
export function said(form: CommunityForm, part: PartName): string {
  if (part === 'unattributedNotes' || part === 'onboarding') return form[part] ? FORM.on : FORM.off;
  if (part === 'norms') return draftOf(form).norms.join('\n') || FORM.empty;
  if (part === 'cadence') {
    const rule = cadence.safeParse(cadenceOf(form));
    return rule.success ? `${sayCadence(rule.data)}, ${FORM.minutesLong(rule.data.minutes)}` : FORM.empty;
  }
  return form[part] || FORM.empty;
}
