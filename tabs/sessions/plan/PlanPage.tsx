import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../../domain/community/contract.ts';
import { openRhythm } from '../../../domain/rhythm/contract.ts';
import { openSession } from '../../../domain/sessions/contract.ts';
import { openTopic } from '../../../domain/sessions/topic-page.ts';
import { id as anId } from '../../../domain/shared/ids.ts';
import { date as aDate } from '../../../domain/shared/time.ts';
import { failedOf, useData } from '../../api/use-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useHost } from '../../host/use-host.ts';
import { useTemplate } from '../../knowledge/forms/use-template.ts';
import { PLAN_DRAFT } from '../../rhythm/draft-texts.ts';
import { useSlot } from '../../rhythm/use-slot.ts';
import { PLAN } from './texts.ts';
import { useBegun } from './use-begun.ts';
import { usePlanning } from './use-planning.ts';

// Loaded while what it needs is asked for.
const loadPlanning = () => import('./Planning.tsx');
const Planning = lazy(loadPlanning);

/** Plan a session: one topic, a time that suits, an agenda, and the invite that follows from it. */
export default function PlanPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const { personId } = useHost();
  useEffect(() => void loadPlanning(), []);
  const [, go] = useLocation();
  const about = useData(openCommunity, { params: { communityId } });
  const may = about.data?.abilities.planSessions === 'yes';
  const { known, answers } = usePlanning(communityId, may);
  const query = new URLSearchParams(useSearch());
  const asked = anId.safeParse(query.get('again'));
  const on = aDate.safeParse(query.get('on')).data ?? null;
  const draftId = anId.safeParse(query.get('draft')).data ?? null;
  const { drafts, begun, left } = useBegun(
    communityId,
    personId,
    may && draftId ? { sessionId: draftId, savedAt: query.get('at') } : null,
  );
  const topicId = anId.safeParse(query.get('topic')).data ?? null;
  const templateId = anId.safeParse(query.get('template')).data ?? null;
  const template = useTemplate(communityId, may ? templateId : null);
  const rhythm = useData(openRhythm, may ? { params: { communityId } } : null);
  const date = aDate.safeParse(query.get('date')).data ?? null;
  const slots = useSlot(communityId, may ? date : null, rhythm.data);
  const topic = useData(openTopic, may && topicId ? { params: { communityId, topicId } } : null);
  const again = useData(
    openSession,
    may && asked.success ? { params: { communityId, sessionId: asked.data } } : null,
  );

  if (about.data && !may) {
    return (
      <EmptyState
        title={PLAN.mayNot}
        action={<Button onClick={() => go(`/communities/${communityId}`)}>{PLAN.toCommunity}</Button>}
      >
        {PLAN.mayNotWhy}
      </EmptyState>
    );
  }
  const failed = failedOf([...answers, again, drafts, topic, template.answer, rhythm, slots.topics]);
  if (failed) return <Problem {...failed} />;
  const waits =
    (asked.success && !again.data) ||
    (draftId && !drafts.data) ||
    (topicId && !topic.data) ||
    (templateId && !template.found) ||
    (date && slots.slot === undefined);
  if (!known || !rhythm.data || waits) return <SkeletonRows rows={9} />;
  if (date && slots.slot === null)
    return (
      <EmptyState
        title={PLAN_DRAFT.gone}
        action={<Button onClick={() => go(`/communities/${communityId}/sessions`)}>{PLAN.toSessions}</Button>}
      >
        {PLAN_DRAFT.goneWhy}
      </EmptyState>
    );
  if (draftId && !begun)
    return (
      <EmptyState
        title={PLAN.draftGone}
        action={<Button onClick={() => go(`/communities/${communityId}/sessions`)}>{PLAN.toSessions}</Button>}
      >
        {PLAN.draftGoneWhy}
      </EmptyState>
    );
  return (
    <Suspense fallback={<SkeletonRows rows={9} />}>
      <Planning
        key={begun?.sessionId ?? date ?? topicId ?? templateId ?? again.data?.session.id ?? on ?? communityId}
        begun={begun}
        left={left}
        again={again.data ?? null}
        topic={topic.data?.topic ?? null}
        template={template.found}
        on={on}
        rhythm={rhythm.data}
        slot={slots.slot ?? null}
        {...known}
        me={personId}
      />
    </Suspense>
  );
}
