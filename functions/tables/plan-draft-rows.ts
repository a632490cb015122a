import { randomUUID } from 'node:crypto';
import { type PlanDraft, planForm } from '../../domain/sessions/plan-draft.ts';
import { instant } from '../../domain/shared/time.ts';
import { KEYS, planDraftKey, planDraftRange } from './keys.ts';
import type { Place } from './place.ts';
import { json, rowCodec } from './row-codec.ts';
import type { RowKind } from './rows.ts';
import type { Table } from './table.ts';

/** Whose it is and which session it becomes stands in the key. */
export const planDraftRow = rowCodec({ form: json(planForm), savedAt: instant });

const PLAN_DRAFT: RowKind<PlanDraft> = {
  key: KEYS.planDraft,
  of: (row) => ({ sessionId: row.rowKey?.split('|')[2] ?? '', ...planDraftRow.read(row) }),
};

/** What one person has begun to plan, the latest first. */
export async function planDraftsOf(table: Table, place: Place, personId: string): Promise<PlanDraft[]> {
  const [from, to] = planDraftRange(personId);
  const drafts = await table.range(place.partition, from, to, PLAN_DRAFT);
  return drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

export async function writePlanDraft(
  table: Table,
  place: Place,
  personId: string,
  { sessionId, form, savedAt }: PlanDraft,
): Promise<void> {
  await table.write(place.partition, randomUUID(), [
    { do: 'put', key: planDraftKey(personId, sessionId), row: planDraftRow.columns({ form, savedAt }) },
  ]);
}

/** A draft that is not there counts as removed. */
export async function removePlanDraft(
  table: Table,
  place: Place,
  personId: string,
  sessionId: string,
): Promise<void> {
  await table.removeIf(place.partition, planDraftKey(personId, sessionId), '*');
}
