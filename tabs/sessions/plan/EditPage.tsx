import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import * as z from 'zod/mini';
import type { Member } from '../../../domain/community/community.ts';
import { listMembers } from '../../../domain/community/contract.ts';
import { agenda as agendaSchema } from '../../../domain/sessions/agenda.ts';
import { changeSession, openSession, type SessionPage } from '../../../domain/sessions/contract.ts';
import { listOpenActions } from '../../../domain/sessions/open-actions.ts';
import { session as sessionSchema } from '../../../domain/sessions/session.ts';
import { id as anId } from '../../../domain/shared/ids.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { failedOf, refreshed, useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useEdit } from '../../drafts/use-edit.ts';
import { useArtifacts } from '../../knowledge/use-artifacts.ts';
import { effectOf } from './effect.ts';
import { changed, draftOf, formOf, otherwiseOf } from './form.ts';
import { PLAN_EDIT } from './merge.ts';
import { SaveBar } from './SaveBar.tsx';
import { FIELDS, SessionForm } from './SessionForm.tsx';
import { PLAN } from './texts.ts';
import { useSaving } from './use-saving.ts';

const Versions = lazy(() => import('./Versions.tsx'));

/** What stands in the store, out of a refused change. */
const current = z.object({ session: sessionSchema, agenda: agendaSchema });

const versionOf = (saved: Pick<SessionPage, 'session' | 'agenda'>) => ({
  form: formOf(saved),
  etag: saved.session.etag,
});

interface EditingProps {
  readonly page: SessionPage;
  readonly members: readonly Member[];
  readonly openActions: number;
}

function Editing({ page, members, openActions }: EditingProps) {
  const [, go] = useLocation();
  const { session } = page;
  const communityId = session.communityId;
  const path = `/communities/${communityId}/sessions/${session.id}`;
  const edit = useEdit(`change.${session.id}`, PLAN_EDIT, versionOf(page));
  const { form, base, meeting } = edit;
  const linked = [form, base, meeting?.mine, meeting?.theirs].flatMap((one) => one?.artifactIds ?? []);
  const { artifacts, isThere } = useArtifacts(communityId, linked);

  const { set } = edit;
  const asked = anId.safeParse(new URLSearchParams(useSearch()).get('link')).data;
  useEffect(() => {
    if (!asked) return;
    set((before) =>
      before.artifactIds.includes(asked)
        ? before
        : changed(before, { artifactIds: [...before.artifactIds, asked] }, openActions > 0),
    );
    // What is taken off again stays off.
    go(`${path}/edit`, { replace: true });
  }, [asked, set, go, path, openActions]);

  const saving = useSaving(
    form,
    async () => {
      try {
        await call(changeSession, {
          params: { communityId, sessionId: session.id },
          body: { ...draftOf(form), ...otherwiseOf(form, { person: { id: base.facilitatorId } }) },
          etag: edit.latest().etag,
        });
      } catch (problem) {
        const refused =
          problem instanceof ApiProblem && problem.code === 'changed-meanwhile' ? problem : null;
        const read = refused && current.safeParse(refused.current);
        if (!read?.success) throw problem;
        edit.meet(versionOf(read.data));
        return;
      }
      edit.forget();
      // Its page is to begin with what has just been saved.
      await refreshed();
      toast(effect === PLAN.noMail ? PLAN.written : PLAN.saved);
      go(path);
    },
    base,
  );

  const effect = effectOf(base, form, members, session.host.id, artifacts);
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <PageHead title={PLAN.editTitle} back={{ href: path, label: session.topic }} />
      {meeting && (
        <Suspense>
          <Versions
            meeting={meeting}
            names={{ people: members, artifacts: isThere ? artifacts : page.artifacts }}
            onChoose={edit.choose}
          />
        </Suspense>
      )}
      <SessionForm
        communityId={communityId}
        form={form}
        onChange={(change) => edit.set((before) => changed(before, change, openActions > 0))}
        problem={saving.problem}
        members={members}
        facilitator={session.facilitator}
        turn={null}
        openActions={openActions}
        own={session}
      />
      <SaveBar
        label={PLAN.save}
        busy={saving.busy}
        busyLabel={PLAN.saving}
        idle={effect === null}
        problem={saving.problem}
        fields={FIELDS}
        onRetry={saving.submit}
        more={
          <Button
            onClick={() => {
              edit.forget();
              go(path);
            }}
          >
            {PLAN.dismiss}
          </Button>
        }
      >
        {effect ?? PLAN.nothing}
      </SaveBar>
    </form>
  );
}

/** Change a session: the same form as planning it. */
export default function EditPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '', sessionId = '' } = params;
  const [, go] = useLocation();
  const path = `/communities/${communityId}/sessions/${sessionId}`;
  const page = useData(openSession, { params: { communityId, sessionId } });
  const may = page.data?.abilities.change === 'yes';
  const members = useData(listMembers, may ? { params: { communityId } } : null);
  const actions = useData(listOpenActions, may ? { params: { communityId } } : null);
  if (page.data && !may) {
    const over = page.data.abilities.change === 'session-over';
    return (
      <EmptyState
        title={over ? PLAN.isOver : PLAN.mayNotEdit}
        action={<Button onClick={() => go(path)}>{PLAN.back}</Button>}
      >
        {over ? PLAN.isOverWhy : PLAN.mayNotEditWhy}
      </EmptyState>
    );
  }
  const failed = failedOf([page, members, actions]);
  if (failed) return <Problem {...failed} />;
  if (!page.data || !members.data || !actions.data) return <SkeletonRows rows={9} />;
  return (
    <Editing
      key={sessionId}
      page={page.data}
      members={members.data.members}
      openActions={actions.data.actions.length}
    />
  );
}
