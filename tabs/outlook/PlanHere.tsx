import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import * as z from 'zod/mini';
import type { Member } from '../../domain/community/community.ts';
import { invitees } from '../../domain/sessions/invitees.ts';
import { discardPlanDraft, type PlanForm, planForm } from '../../domain/sessions/plan-draft.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';
import { beginning } from '../../domain/shared/text.ts';
import { ApiProblem, call } from '../api/client.ts';
import { failedOf } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import * as outlook from '../host/item.ts';
import { openInApp } from '../host/links.ts';
import { useHost } from '../host/use-host.ts';
import { changed, draftOf, newForm, otherwiseOf } from '../sessions/plan/form.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
import { FIELDS, SessionForm } from '../sessions/plan/SessionForm.tsx';
import { proposedOn, turnIdOn } from '../sessions/plan/suggest.ts';
import { type Known, usePlanning } from '../sessions/plan/use-planning.ts';
import { useSaving } from '../sessions/plan/use-saving.ts';
import { BegunElsewhere } from './BegunElsewhere.tsx';
import { makeSession, NOTHING_DONE, type Progress, progress } from './make-session.ts';
import { OUTLOOK } from './texts.ts';
import { timeOf } from './time-of.ts';
import { useGoesOn } from './use-goes-on.ts';
import { useKeptPlan } from './use-kept-plan.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', padding: '12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  begun: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

const PEOPLE_FOLLOW_MS = 5_000;

const draftSchema = z.object({
  sessionId: z.string(),
  operation: z.string(),
  form: planForm,
  /** The appointment's, when the form was last changed. */
  subject: z.string(),
  startsAt: z.optional(z.string()),
  done: progress,
  /** Whether something was typed that the server does not keep yet. */
  unkept: z.optional(z.boolean()),
});

interface Shared {
  readonly communityId: string;
  readonly choice: ReactNode;
  readonly composed: outlook.ComposedAppointment;
  readonly item: string | null;
  readonly sent: boolean;
}

/** Plans a session from the appointment at hand, in one community. */
export function PlanHere(props: Shared) {
  const { known, answers } = usePlanning(props.communityId);
  const failed = failedOf(answers);
  if (failed) return <Problem {...failed} />;
  return known ? <Planning {...props} {...known} /> : <SkeletonRows rows={9} />;
}

/** The session that was begun has an event of its own by now: it was linked from elsewhere, or planned in the tab. */
const isElsewhere = (problem: unknown) =>
  problem instanceof ApiProblem && ['linked-already', 'already-exists'].includes(problem.code);

/** Whether a draft was begun beside the appointment at hand. One that was never saved is known by its subject and start. */
function isBegunHere(
  { done, subject, startsAt }: z.infer<typeof draftSchema>,
  composed: outlook.ComposedAppointment,
  item: string | null,
): boolean {
  if (done.item !== null && done.item === item) return true;
  if (startsAt !== undefined && startsAt !== composed.startsAt) return false;
  return [subject, done.parts?.subject].includes(beginning(composed.subject, 120));
}

function Planning(props: Shared & Known) {
  const { communityId, choice, community, members, turns, openActions, composed, item, sent } = props;
  const styles = useStyles();
  const { personId } = useHost();
  const there = timeOf(composed, community.zone);
  const turn = proposedOn(turns, there.date);
  const time = { ...there, minutes: String(there.minutes) };
  const subjectNow = beginning(composed.subject, 120);
  const fresh = () => ({
    sessionId: turnIdOn(turns, there.date) ?? crypto.randomUUID(),
    operation: crypto.randomUUID(),
    done: NOTHING_DONE,
    form: newForm({
      topic: subjectNow,
      ...there,
      facilitatorId: turn?.person.id ?? personId,
      openActions: openActions > 0,
    }),
    subject: subjectNow,
    startsAt: composed.startsAt,
  });
  const draft = useDraft(`outlook-${communityId}`, draftSchema, fresh);
  // Another appointment does not take over what was begun beside this one.
  const [asks, setAsks] = useState(() => draft.restored && !isBegunHere(draft.value, composed, item));
  const [made, setMade] = useState<{ session: Session; linked: boolean }>();
  const { done } = draft.value;
  // The topic is the appointment's subject until it is written here.
  const { subject } = draft.value;
  const topic =
    done.parts === null && draft.value.form.topic === subject ? subjectNow : draft.value.form.topic;
  const form: PlanForm = { ...draft.value.form, topic, ...time };
  // Once it is planned it stands among the sessions.
  const unplanned = done.parts === null && made === undefined && !asks;
  useKeptPlan(communityId, draft.value.sessionId, form, draft.value.unkept === true && unplanned, () =>
    draft.set((before) => ({ ...before, unkept: false })),
  );
  const words = JSON.stringify(form);
  const [tried, setTried] = useState('');
  const saving = useSaving(form, async () => {
    setTried(words);
    const { sessionId, operation, done } = draft.latest();
    const note = (now: Progress) => draft.set((before) => ({ ...before, done: now }));
    try {
      const otherwise = otherwiseOf(form, turn);
      const making = { communityId, sessionId, operation, draft: draftOf(form), otherwise, done };
      setMade(await makeSession(making, { call, outlook, note }));
    } catch (problem) {
      // What was begun is finished elsewhere; the form is kept for a session of its own.
      if (isElsewhere(problem))
        draft.set((before) => ({
          ...before,
          sessionId: crypto.randomUUID(),
          operation: crypto.randomUUID(),
          done: { ...NOTHING_DONE, mark: before.done.mark },
        }));
      throw problem;
    }
    draft.forget();
  });
  const goesOn = useGoesOn({
    problem: saving.problem,
    busy: saving.busy,
    words,
    tried,
    again: saving.submit,
  });
  const leftOut = useLeftOut(members, personId, form.format);
  function startOver(): void {
    // If this does not arrive, it can be discarded in the tab.
    const params = { communityId, sessionId: draft.value.sessionId };
    if (unplanned) call(discardPlanDraft, { params }).catch(() => undefined);
    draft.startOver(fresh());
  }
  if (asks)
    return (
      <BegunElsewhere
        communityId={communityId}
        draft={draft.value}
        onHere={() => {
          // Its words stay, although they are not this appointment's.
          draft.set((before) => ({ ...before, subject: '', startsAt: composed.startsAt }));
          setAsks(false);
        }}
        onAnew={() => {
          draft.startOver(fresh());
          setAsks(false);
        }}
      />
    );
  if (made)
    return (
      <EmptyState
        title={OUTLOOK.made}
        action={
          <Button
            appearance="primary"
            onClick={() => void openInApp(`/communities/${communityId}/sessions/${made.session.id}`)}
          >
            {OUTLOOK.open}
          </Button>
        }
      >
        {made.linked ? OUTLOOK.madeLinked : OUTLOOK.madeWaits}{' '}
        {made.session.joinUrl === null && OUTLOOK.noTeams}
      </EmptyState>
    );
  return (
    <form
      ref={saving.place}
      noValidate
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <Unseen as="h1">{OUTLOOK.make}</Unseen>
      {choice}
      {draft.restored && (
        <p className={`${styles.quiet} ${styles.begun}`}>
          {done.parts === null ? OUTLOOK.begun : OUTLOOK.begunPlanned}
          <Button size="small" onClick={startOver}>
            {OUTLOOK.startOver}
          </Button>
        </p>
      )}
      <SessionForm
        communityId={communityId}
        form={form}
        onChange={(change) => {
          draft.set((before) => ({
            ...before,
            subject: subjectNow,
            startsAt: composed.startsAt,
            unkept: true,
            form: changed({ ...before.form, topic, ...time }, change, openActions > 0),
          }));
        }}
        problem={saving.problem}
        members={members}
        facilitator={null}
        turn={turn}
        openActions={openActions}
        own={null}
        fixedTime={
          <Field {...fieldState(saving.problem, 'when')}>
            <div>
              <When at={composed.startsAt} />
              <p className={styles.quiet}>{OUTLOOK.timeThere}</p>
            </div>
          </Field>
        }
      />
      <SaveBar
        label={OUTLOOK.make}
        busy={saving.busy}
        busyLabel={OUTLOOK.making}
        problem={saving.problem}
        fields={FIELDS}
        onRetry={saving.submit}
      >
        {isElsewhere(saving.problem)
          ? OUTLOOK.elsewhere
          : done.parts === null
            ? sent
              ? OUTLOOK.makeWhatSent
              : OUTLOOK.makeWhat
            : done.item === null
              ? OUTLOOK.goesOn
              : OUTLOOK.goesOnSaved}{' '}
        {goesOn && OUTLOOK.byItself} {leftOut > 0 && OUTLOOK.leftOut(leftOut)}
      </SaveBar>
    </form>
  );
}

/** How many of the community there is no room for on the appointment, as it is now. */
function useLeftOut(members: readonly Member[], me: string, format: Session['format']): number {
  const [there, setThere] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = () => void outlook.composedPeople().then(setThere, () => undefined);
    read();
    const timer = setInterval(read, PEOPLE_FOLLOW_MS);
    return () => clearInterval(timer);
  }, []);
  const known = new Set(there);
  const missing = invitees(members, me, format).filter(({ mail }) => !known.has(mail.toLowerCase()));
  return Math.max(0, known.size + missing.length - RECIPIENTS_MAX);
}
