import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import type { Member } from '../../../domain/community/community.ts';
import { listMembers } from '../../../domain/community/contract.ts';
import { changePilot, openPilot } from '../../../domain/pilots/contract.ts';
import { isLocked, type Pilot, pilot as pilotSchema } from '../../../domain/pilots/pilot.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { failedOf, refreshed, useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { toast } from '../../app/toasts.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { sayMoment } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useEdit } from '../../drafts/use-edit.ts';
import { SaveBar } from '../../sessions/plan/SaveBar.tsx';
import { sayPrediction } from '../say-prediction.ts';
import { changed, check, draftOf, formOf } from './form.ts';
import { sayLock } from './locks.ts';
import { isSame, PILOT_EDIT } from './merge.ts';
import { FIELDS, PilotForm } from './PilotForm.tsx';
import { useFormStyles } from './styles.ts';
import { FORM } from './texts.ts';

const Versions = lazy(() => import('./Versions.tsx'));

/** What stands in the store, out of a refused change. */
const current = z.object({ pilot: pilotSchema });

const versionOf = (pilot: Pilot) => ({ form: formOf(pilot), etag: pilot.etag });

interface EditingProps {
  readonly pilot: Pilot;
  readonly members: readonly Member[];
}

function Editing({ pilot, members }: EditingProps) {
  const own = useFormStyles();
  const [, go] = useLocation();
  const { communityId, id: pilotId } = pilot;
  const path = `/communities/${communityId}/pilots/${pilotId}`;
  const edit = useEdit(`change-pilot.${pilotId}`, PILOT_EDIT, versionOf(pilot));
  const { form, base, meeting, undecided } = edit;
  const now = new Date();
  const locked = isLocked(pilot, now);
  const idle = isSame(form, base);
  const saving = useSaving(
    () => check(form),
    async () => {
      const { etag } = edit.latest();
      try {
        await call(changePilot, { params: { communityId, pilotId }, body: draftOf(form), etag });
      } catch (problem) {
        const refused =
          problem instanceof ApiProblem && problem.code === 'changed-meanwhile' ? problem : null;
        const theirs = refused && current.safeParse(refused.current);
        if (!theirs?.success) throw problem;
        edit.meet(versionOf(theirs.data.pilot));
        return;
      }
      edit.forget();
      // Its page is to begin with what has just been saved.
      await refreshed();
      toast(FORM.saved);
      go(path);
    },
  );
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (undecided.length === 0 && !idle) saving.submit();
      }}
    >
      <PageHead title={FORM.editTitle} back={{ href: path, label: pilot.title }} />
      {meeting && (undecided.length > 0 || meeting.taken.length > 0) && (
        <Suspense>
          <Versions
            meeting={meeting}
            undecided={undecided}
            communityId={communityId}
            onChoose={edit.choose}
          />
        </Suspense>
      )}
      <PilotForm
        form={form}
        onChange={(change) => edit.set((before) => changed(before, change))}
        problem={saving.problem}
        members={members}
        communityId={communityId}
        ownerId={pilot.owner.id}
        tried={pilot.artifact}
        locked={
          locked && (
            <>
              <p className={own.text}>{sayPrediction(pilot.prediction) || FORM.noPrediction}</p>
              <p className={own.quiet}>{FORM.locked(sayMoment(pilot.startsAt))}</p>
            </>
          )
        }
        {...(!locked && { locks: sayLock(form, now) })}
      />
      <SaveBar
        label={FORM.save}
        busy={saving.busy}
        busyLabel={FORM.saving}
        idle={idle || undecided.length > 0}
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
            {FORM.leave}
          </Button>
        }
      >
        {undecided.length > 0 ? FORM.chooseFirst : idle ? FORM.nothing : FORM.changes}
      </SaveBar>
    </form>
  );
}

/** Change what is planned of a pilot. */
const EditPage: Page = ({ params }) => {
  const { communityId = '', pilotId = '' } = params;
  const [, go] = useLocation();
  const page = useData(openPilot, { params: { communityId, pilotId } });
  const may = page.data?.abilities.change;
  const members = useData(listMembers, may === 'yes' ? { params: { communityId } } : null);
  // The form keeps the version it began with, although the page may load a newer one meanwhile.
  const [begun, setBegun] = useState<Pilot | null>(null);
  if (page.data && may === 'yes' && begun?.id !== pilotId) setBegun(page.data.pilot);
  if (page.data && may !== 'yes') {
    const over = may === 'pilot-over';
    return (
      <EmptyState
        title={over ? FORM.isOver : FORM.notYours}
        action={
          <Button onClick={() => go(`/communities/${communityId}/pilots/${pilotId}`)}>{FORM.back}</Button>
        }
      >
        {over ? FORM.isOverWhy : FORM.notYoursWhy}
      </EmptyState>
    );
  }
  const failed = failedOf([page, members]);
  if (failed) return <Problem {...failed} />;
  if (!begun || !members.data) return <SkeletonRows rows={9} />;
  return <Editing key={pilotId} pilot={begun} members={members.data.members} />;
};
export default EditPage;
