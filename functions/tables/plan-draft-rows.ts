import { randomUUID } from 'node:crypto';
import { type PlanDraft, planForm } from '../../domain/sessions/plan-draft.ts';
import { instant } from '../../domain/shared/time.ts';
import { KEYS, planDraftKey, planDraftRange } from './keys.ts';
import type { Place } from './place.ts';
import { json, rowCodec } from './row-codec.ts';
import type { RowKind } from './rows.ts';
import type { Row, Table } from './table.ts';

/** Whose it is and which session it becomes stands in the key. */
export const planDraftRow = rowCodec({ form: json(planForm), savedAt: instant });

/** plan-draft|PERSON|SESSION */
const sessionIdIn = ({ rowKey = '' }: Row) => rowKey.split('|')[2] ?? '';

const PLAN_DRAFT: RowKind<PlanDraft> = {
  key: KEYS.planDraft,
  of: (row) => ({ sessionId: sessionIdIn(row), ...planDraftRow.read(row) }),
};

/** So many are listed of a person: more are hardly wanted, and each may be long. */
const LISTED_MAX = 50;

/** What one person has begun to plan, the latest first. */
export async function planDraftsOf(table: Table, place: Place, personId: string): Promise<PlanDraft[]> {
  const [from, to] = planDraftRange(personId);
  const drafts = await table.range(place.partition, from, to, PLAN_DRAFT, { top: LISTED_MAX });
  return drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** For which sessions a person has drafts, also those that this version cannot read. */
export async function planDraftIdsOf(table: Table, place: Place, personId: string): Promise<string[]> {
  const [from, to] = planDraftRange(personId);
  const kind = { key: KEYS.planDraft, of: sessionIdIn };
  return table.range(place.partition, from, to, kind, { select: [] });
}

/** Throws `newer-version` where this version cannot read what it would replace. */
export async function writePlanDraft(
  table: Table,
  place: Place,
  personId: string,
  { sessionId, form, savedAt }: PlanDraft,
): Promise<void> {
  const key = planDraftKey(personId, sessionId);
  await table.find(place.partition, key, planDraftRow.read);
  await table.write(place.partition, randomUUID(), [
    { do: 'put', key, row: planDraftRow.columns({ form, savedAt }) },
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
