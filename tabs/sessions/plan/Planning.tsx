import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import type { RhythmPage } from '../../../domain/rhythm/contract.ts';
import { facilitate } from '../../../domain/sessions/abilities.ts';
import { changeSession, planSession, type SessionPage } from '../../../domain/sessions/contract.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import { discardPlanDraft, type PlanForm, planForm } from '../../../domain/sessions/plan-draft.ts';
import type { TopicTaken } from '../../../domain/sessions/session.ts';
import { span } from '../../../domain/sessions/session-draft.ts';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { wallTime } from '../../../domain/shared/time.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { sayMoment } from '../../components/dates.ts';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useNew } from '../../drafts/use-new.ts';
import type { FoundTemplate } from '../../knowledge/forms/use-template.ts';
import { PLAN_DRAFT } from '../../rhythm/draft-texts.ts';
import { type Proposed, planOf } from '../../rhythm/proposals.ts';
import { begunInOutlook, fromRhythm, fromTemplate, fromTopic, planDraftName } from '../list/plan-drafts.ts';
import { sayFromTopic } from '../session-words.ts';
import { changed, draftOf, formOf, newForm, otherwiseOf, readTime, withTemplate } from './form.ts';
import { SaveBar } from './SaveBar.tsx';
import { FIELDS, SessionForm } from './SessionForm.tsx';
import { usePlanStyles } from './styles.ts';
import { proposedOn, turnIdOn, turnsOfDrafts } from './suggest.ts';
import { PLAN } from './texts.ts';
import type { Begun } from './use-begun.ts';
import type { Known } from './use-planning.ts';
import { useSaving } from './use-saving.ts';

// Needed for drafts of the rhythm alone.
const KeepSlot = lazy(() => import('../../rhythm/KeepSlot.tsx'));

const useStyles = makeStyles({
  found: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', margin: 0 },
});

interface PlanningProps extends Known {
  readonly me: string;
  /** A session that was called off, to begin with what it was to be. */
  readonly again: SessionPage | null;
  /** A topic, to begin with what it says. */
  readonly topic: ShownTopic | null;
  /** A template whose agenda it begins with. */
  readonly template: FoundTemplate | null;
  /** The date to begin with; null for the next one by the cadence. */
  readonly on: string | null;
  /** What was begun in Outlook, to go on with it. */
  readonly begun: Begun | null;
  /** Whether only this browser has it any more: it was planned or discarded elsewhere. */
  readonly left: boolean;
  /** When the community meets next by its rhythm. */
  readonly rhythm: RhythmPage;
  /** The draft of the rhythm that is changed or published. */
  readonly slot: Proposed | null;
}

function firstForm(props: PlanningProps): PlanForm {
  const turns = turnsOfDrafts(props.rhythm);
  const { community, members, openActions, me, again, topic, template, on, begun, slot, rhythm } = props;
  if (begun?.form) return begun.form;
  if (slot) return planOf(slot, { me, openActions: openActions > 0, tried: rhythm.rhythm.prompt.on });
  const { time, minutes } = community.cadence;
  const date = on ?? rhythm.drafts[0]?.date ?? wallTime(new Date(), community.zone).date;
  if (again) {
    const before = formOf(again);
    const stays = members.some(({ id, role }) => id === before.facilitatorId && roleMay(role, facilitate));
    return {
      ...before,
      date,
      time,
      zone: community.zone,
      facilitatorId: stays ? before.facilitatorId : me,
      // A report is on one agenda.
      agenda: before.agenda
        .filter(({ kind }) => kind !== 'report')
        .map((item) => ({ ...item, id: crypto.randomUUID() })),
      artifactIds: again.artifacts.map(({ id }) => id),
      topicId: again.fromTopic?.id ?? null,
    };
  }
  const { zone } = community;
  const facilitatorId = proposedOn(turns, date)?.person.id ?? me;
  const form = newForm({ date, time, minutes, zone, facilitatorId, openActions: openActions > 0 });
  if (template) return withTemplate(form, template.agenda);
  if (!topic) return form;
  const { id, title, why, taxonomy } = topic;
  return { ...form, topic: title, purpose: why, taxonomy: taxonomy ?? form.taxonomy, topicId: id };
}

/** What pressing the button will send to whom. */
function inviteWords(form: PlanForm, members: readonly Member[], me: string): string {
  const when = readTime(form);
  const time = when && span(when);
  if (time && Date.parse(time.endsAt) < Date.now()) return PLAN.past;
  const people = invitees(members, me, form.format);
  const guests = people.filter(({ role }) => role === 'guest').length;
  const said = PLAN.invite(people.length);
  return guests > 0 ? `${said} ${PLAN.inviteGuests(guests)}` : said;
}

/** The topic that the form is about, as far as it is known here. */
function takenBy(form: PlanForm, { topic, again }: PlanningProps): TopicTaken | null {
  if (topic) return form.topicId === topic.id ? topic : null;
  return again?.fromTopic?.id === form.topicId ? (again?.fromTopic ?? null) : null;
}

/** The form of a new session, and what it begins with. */
export default function Planning(props: PlanningProps) {
  const { community, members, openActions, me, again, topic, template, on, begun, left, slot, rhythm } =
    props;
  const turns = turnsOfDrafts(rhythm);
  const styles = useStyles();
  const plan = usePlanStyles();
  const [, go] = useLocation();
  const communityId = community.id;
  const draft = useNew(
    planDraftName(
      communityId,
      begun
        ? begunInOutlook(begun.sessionId, begun.savedAt)
        : slot
          ? fromRhythm(slot.draft.date)
          : topic
            ? fromTopic(topic.id)
            : template
              ? fromTemplate(template.id)
              : (again?.session.id ?? on),
    ),
    planForm,
    () => firstForm(props),
    begun?.sessionId ?? slot?.draft.id ?? turnIdOn(turns, firstForm(props).date),
  );
  const { form } = draft.value;
  const proposed = proposedOn(turns, form.date);
  const taken = takenBy(form, props);

  const saving = useSaving(form, async () => {
    const session = await draft.save(draftOf(form), {
      create: (sessionId, body, operation) =>
        call(planSession, {
          params: { communityId, sessionId },
          body: { ...body, topicId: form.topicId, ...otherwiseOf(form, proposed) },
          operation,
        }),
      change: ({ id: sessionId, etag }, body) =>
        call(changeSession, { params: { communityId, sessionId }, body, etag }),
    });
    toast(session.invite === 'none' ? PLAN.written : PLAN.planned);
    go(`/communities/${communityId}/sessions/${session.id}`);
  });

  function startOver(): void {
    const before = draft.value;
    draft.discard();
    toast(PLAN.draftDropped, { undo: () => draft.set(before) });
  }

  const discard = useAction(async (_operation, sessionId: string) => {
    await call(discardPlanDraft, { params: { communityId, sessionId } });
    draft.forget();
    go(`/communities/${communityId}/sessions`);
  });

  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <PageHead title={slot ? PLAN_DRAFT.title : PLAN.title}>
        {slot?.draft.decision?.form && (
          <p className={plan.quiet}>
            {PLAN_DRAFT.since(slot.draft.decision.by.name, sayMoment(slot.draft.decision.at))}
          </p>
        )}
        {taken && (
          <p className={plan.quiet}>
            <TextLink href={`/communities/${communityId}/topics/${taken.id}`}>
              {sayFromTopic(taken.by.name, taken.votes)}
            </TextLink>
          </p>
        )}
        {template && template.agenda.length > 0 && (
          <p className={plan.quiet}>
            <TextLink href={`/communities/${communityId}/knowledge/${template.id}`}>
              {PLAN.fromTemplate(template.title)}
            </TextLink>
          </p>
        )}
        {begun && (
          <p className={`${plan.quiet} ${styles.found}`}>
            {left ? PLAN.draftLeft : PLAN.draftOutlook}
            <Button
              size="small"
              disabledFocusable={discard.busy}
              onClick={() => void discard.run(begun.sessionId)}
            >
              {PLAN.draftDiscard}
            </Button>
          </p>
        )}
        {discard.problem !== null && (
          <Problem slim problem={discard.problem} onRetry={() => void discard.again()} />
        )}
        {draft.restored && !begun && (
          <p className={`${plan.quiet} ${styles.found}`}>
            {PLAN.draftBack}
            <Button size="small" onClick={startOver}>
              {PLAN.draftDrop}
            </Button>
          </p>
        )}
      </PageHead>
      <SessionForm
        communityId={communityId}
        form={form}
        onChange={(change) =>
          draft.set((before) => ({ ...before, form: changed(before.form, change, openActions > 0) }))
        }
        problem={saving.problem}
        members={members}
        facilitator={null}
        turn={proposed}
        openActions={openActions}
        own={null}
      />
      <SaveBar
        label={slot ? PLAN_DRAFT.publish : PLAN.plan}
        busy={saving.busy}
        busyLabel={PLAN.planning}
        problem={saving.problem}
        fields={FIELDS}
        onRetry={saving.submit}
        more={
          slot && (
            <Suspense>
              <KeepSlot
                communityId={communityId}
                slot={slot}
                form={form}
                onKept={() => {
                  draft.forget();
                  go(`/communities/${communityId}/sessions`);
                }}
                onTake={(theirs) => draft.set((before) => ({ ...before, form: theirs }))}
              />
            </Suspense>
          )
        }
      >
        {inviteWords(form, members, me)}
      </SaveBar>
    </form>
  );
}
