import { valuesOf } from '../../../domain/pilots/check-in.ts';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { dayHere } from '../../components/dates.ts';

/** All that was measured, with what the report says of the end. */
export function allValues({ pilot, checkIns, reports: [report] }: PilotPage) {
  const values = valuesOf(checkIns);
  if (!report || report.value === null) return values;
  const reported = dayHere(report.at);
  const last =
    [values.at(-1)?.on ?? '', reported < pilot.endsOn ? reported : pilot.endsOn].sort().at(-1) ?? '';
  return [...values.filter(({ on }) => on < last), { on: last, value: report.value }];
}

/** The value at the end: the report's, or that of the last check-in, with its day; null where nothing was measured. */
export function cameOf({
  pilot,
  checkIns,
  reports: [report],
}: PilotPage): { readonly value: number; readonly on: string | null } | null {
  if (!pilot.prediction?.measure) return null;
  if (report && report.value !== null) return { value: report.value, on: null };
  return valuesOf(checkIns).at(-1) ?? null;
}

/** Whether the report's outcome stands where the value would: nothing was measured. */
export const isInWords = (page: PilotPage): boolean => cameOf(page) === null;
