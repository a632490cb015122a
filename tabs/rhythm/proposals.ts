import type { LeftOutDraft, RhythmPage, StandingDraft } from '../../domain/rhythm/contract.ts';
import type { PlanForm } from '../../domain/sessions/plan-draft.ts';
import { span } from '../../domain/sessions/session-draft.ts';
import type { ShownTopic } from '../../domain/sessions/topic-page.ts';
import { newForm, readTime } from '../sessions/plan/form.ts';

/** A draft with what it is about: what somebody has changed it to, or the topic that most want and no earlier one has. */
export interface Proposed {
  readonly draft: StandingDraft;
  /** The plan that somebody has kept; null for a proposal. */
  readonly form: PlanForm | null;
  readonly topic: Pick<ShownTopic, 'id' | 'title' | 'why' | 'taxonomy' | 'votes'> | null;
  /** '' where there is no topic for it yet. */
  readonly title: string;
  readonly startsAt: string;
}

/** Drafts with topics from the backlog: the first draft the first topic, and so on, but for those that are taken. */
export function proposed(drafts: readonly StandingDraft[], topics: readonly ShownTopic[]): Proposed[] {
  const kept = new Set(drafts.flatMap(({ decision }) => decision?.form?.topicId ?? []));
  const left = topics.filter(({ id }) => !kept.has(id));
  return drafts.map((draft) => {
    const form = draft.decision?.form ?? null;
    if (form) {
      const time = readTime(form);
      const startsAt = (time && span(time)?.startsAt) ?? draft.startsAt;
      const topic = topics.find(({ id }) => id === form.topicId) ?? null;
      return { draft, form, topic, title: form.topic.trim(), startsAt };
    }
    const topic = left.shift() ?? null;
    return { draft, form, topic, title: topic?.title ?? '', startsAt: draft.startsAt };
  });
}

/** The plan that a draft comes to. */
export function planOf(
  { draft, form, topic }: Proposed,
  { me, openActions, tried }: { readonly me: string; readonly openActions: boolean; readonly tried: boolean },
): PlanForm {
  if (form) return form;
  const { date, time, minutes, zone, turn } = draft;
  const facilitatorId = turn?.person?.id ?? me;
  const plan = newForm({ date, time, minutes, zone, facilitatorId, openActions, tried });
  if (!topic) return plan;
  return {
    ...plan,
    topic: topic.title,
    purpose: topic.why,
    taxonomy: topic.taxonomy ?? plan.taxonomy,
    topicId: topic.id,
  };
}

/** Drafts and the dates that are skipped, in the order of time. */
export function inTime(
  drafts: readonly Proposed[],
  skipped: RhythmPage['skipped'],
): (
  | { readonly at: string; readonly one: Proposed }
  | { readonly at: string; readonly left: LeftOutDraft }
)[] {
  return [
    ...drafts.map((one) => ({ at: one.startsAt, one })),
    ...skipped.map((left) => ({ at: left.startsAt, left })),
  ].sort((a, b) => a.at.localeCompare(b.at));
}
