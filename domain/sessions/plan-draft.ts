import * as z from 'zod/mini';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { id } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { cleanProse } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { planSessions } from './abilities.ts';
import { agendaItemKind } from './agenda.ts';
import { sessionFormat } from './session.ts';

const itemForm = z.object({
  id: z.string(),
  kind: agendaItemKind,
  title: z.string(),
  prompt: z.string(),
  minutes: z.string(),
  pilotId: z.optional(id),
});
/** An agenda item as it is being typed. */
export type ItemForm = z.infer<typeof itemForm>;

/** A session as it is being planned: everything may still be empty or wrong. */
export const planForm = z.object({
  topic: z.string(),
  purpose: z.string(),
  format: sessionFormat,
  taxonomy,
  date: z.string(),
  time: z.string(),
  minutes: z.string(),
  zone: z.string(),
  facilitatorId: z.string(),
  agenda: z.array(itemForm),
  artifactIds: z.array(z.string()),
  /** The topic that it is planned from. */
  topicId: nullIfMissing(id),
  /** Why somebody else is to facilitate than the rota proposes. */
  otherwise: z.optional(z.string()),
  /** Whether the agenda is still the one to start from; once touched it is theirs, and nothing replaces it. */
  suggested: z.boolean(),
});
export type PlanForm = z.infer<typeof planForm>;

/** It is stored in one column. */
const CHARACTERS_MAX = 30_000;
const TEXT_MAX = 5_000;
const textsOf = ({ topic, purpose, date, time, minutes, zone, facilitatorId, ...form }: PlanForm) => [
  ...[topic, purpose, date, time, minutes, zone, facilitatorId, form.otherwise ?? '', ...form.artifactIds],
  ...form.agenda.flatMap((item) => [item.id, item.title, item.prompt, item.minutes]),
];
/** What the server takes of it: the browser keeps what is longer. */
export const storedForm = z.strictObject(planForm.shape).check(
  z.refine(
    (form) => textsOf(form).every((text) => text.length <= TEXT_MAX && cleanProse(text) === text),
    'texts of at most 5,000 characters, without control characters',
  ),
  z.refine(
    (form) => JSON.stringify(form).length <= CHARACTERS_MAX,
    `at most ${CHARACTERS_MAX} characters in all`,
  ),
);

/** As the server stores it: without characters that no field takes. */
export const storable = (form: PlanForm): PlanForm => ({
  ...form,
  topic: cleanProse(form.topic),
  purpose: cleanProse(form.purpose),
  agenda: form.agenda.map((item) => ({
    ...item,
    title: cleanProse(item.title),
    prompt: cleanProse(item.prompt),
  })),
});

/** A session that a person has begun to plan in Outlook's pane. Only they see it. */
export const planDraft = z.object({
  /** The session that it becomes, wherever it is finished. */
  sessionId: z.string(),
  form: planForm,
  savedAt: instant,
});
export type PlanDraft = z.infer<typeof planDraft>;

export const listPlanDrafts = route({
  name: 'listPlanDrafts',
  method: 'GET',
  path: '/api/communities/{communityId}/plan-drafts',
  summary: 'The sessions that I have begun to plan in Outlook and not finished; nobody else can read them',
  access: planSessions,
  shows: ['plan-drafts', 'sessions'],
  params: inCommunity,
  query: none,
  body: none,
  /** The latest first. */
  reply: z.object({ drafts: tolerantArray(planDraft) }),
});

export const keepPlanDraft = route({
  name: 'keepPlanDraft',
  method: 'PUT',
  path: '/api/communities/{communityId}/plan-drafts/{sessionId}',
  summary: 'Keep a session that I am planning in Outlook, so that I can finish it in the tab',
  access: planSessions,
  touches: ['plan-drafts'],
  params: inSession,
  query: none,
  body: z.strictObject({ form: storedForm }),
  /** false where the session is planned already, so that there is no draft any more. */
  reply: z.object({ kept: z.boolean() }),
  maxBytes: 131_072,
});

export const discardPlanDraft = route({
  name: 'discardPlanDraft',
  method: 'DELETE',
  path: '/api/communities/{communityId}/plan-drafts/{sessionId}',
  summary: 'Discard a session that I have begun to plan',
  access: planSessions,
  touches: ['plan-drafts'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({ discarded: z.string() }),
});
