import { Button, makeStyles } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Member } from '../../../domain/community/community.ts';
import { listMembers, openCommunity } from '../../../domain/community/contract.ts';
import { beginPilot, changePilot } from '../../../domain/pilots/contract.ts';
import { call } from '../../api/client.ts';
import { failedOf, useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { toast } from '../../app/toasts.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { dayHere } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { useHost } from '../../host/use-host.ts';
import { SaveBar } from '../../sessions/plan/SaveBar.tsx';
import { pilotDraftName } from '../drafts.ts';
import { changed, check, draftOf, newForm, pilotForm } from './form.ts';
import { sayLock } from './locks.ts';
import { FIELDS, PilotForm } from './PilotForm.tsx';
import { useFormStyles } from './styles.ts';
import { FORM } from './texts.ts';
import { type From, useFrom } from './use-from.ts';

const useStyles = makeStyles({
  found: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', margin: 0 },
});

interface BeginningProps {
  readonly communityId: string;
  readonly from: From;
  readonly members: readonly Member[];
  readonly me: string;
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

function Beginning({ communityId, from, members, me }: BeginningProps) {
  const styles = useStyles();
  const own = useFormStyles();
  const [, go] = useLocation();
  const draft = useNew(pilotDraftName(communityId, from.key), pilotForm, () =>
    newForm(dayHere(), ownZone(), from.form),
  );
  const { form } = draft.value;
  const saving = useSaving(
    () => check(form),
    async () => {
      const body = { ...draftOf(form), origin: from.origin };
      const pilot = await draft.save(body, {
        create: (pilotId, { ...words }, operation) =>
          call(beginPilot, { params: { communityId, pilotId }, body: words, operation }),
        change: ({ id: pilotId, etag }, { origin: _, ...words }) =>
          call(changePilot, { params: { communityId, pilotId }, body: words, etag }),
      });
      toast(FORM.begun);
      go(`/communities/${communityId}/pilots/${pilot.id}`);
    },
  );
  function startOver(): void {
    const before = draft.value;
    draft.discard();
    toast(FORM.draftDropped, { undo: () => draft.set(before) });
  }
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <PageHead title={FORM.beginTitle}>
        <p className={own.quiet}>{[from.said, FORM.beginWhy].filter(Boolean).join(' ')}</p>
        {draft.restored && (
          <p className={`${own.quiet} ${styles.found}`}>
            {FORM.draftBack}
            <Button size="small" onClick={startOver}>
              {FORM.draftDrop}
            </Button>
          </p>
        )}
      </PageHead>
      <PilotForm
        form={form}
        onChange={(change) => draft.set((before) => ({ ...before, form: changed(before.form, change) }))}
        problem={saving.problem}
        members={members}
        communityId={communityId}
        ownerId={me}
        locks={sayLock(form, new Date())}
        predicted={from.predicted ?? null}
      />
      <SaveBar
        label={FORM.begin}
        busy={saving.busy}
        busyLabel={FORM.beginning}
        problem={saving.problem}
        fields={FIELDS}
        onRetry={saving.submit}
      >
        {FORM.seenMembers}
      </SaveBar>
    </form>
  );
}

/** Begin a pilot: from nothing, a playbook, a note, an annotation or somebody's pilot. */
const BeginPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const [, go] = useLocation();
  const { personId } = useHost();
  const about = useData(openCommunity, { params: { communityId } });
  const may = about.data?.abilities.runPilots === 'yes';
  const members = useData(listMembers, may ? { params: { communityId } } : null);
  const { from, answers } = useFrom(communityId);
  if (about.data && !may)
    return (
      <EmptyState
        title={FORM.mayNot}
        action={<Button onClick={() => go(`/communities/${communityId}/pilots`)}>{FORM.toPilots}</Button>}
      >
        {FORM.mayNotWhy}
      </EmptyState>
    );
  const failed = failedOf([about, members, ...answers]);
  if (failed) return <Problem {...failed} />;
  if (!members.data || !from) return <SkeletonRows rows={9} />;
  return (
    <Beginning
      key={from.key}
      communityId={communityId}
      from={from}
      members={members.data.members}
      me={personId}
    />
  );
};
export default BeginPage;
