import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useLocation, useSearch } from 'wouter';
import { closingMoment } from '../../domain/community/consent.ts';
import { openCommunity } from '../../domain/community/contract.ts';
import { offerRole } from '../../domain/roles/contract.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useData } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useSaving } from '../app/use-saving.ts';
import { dayHere } from '../components/dates.ts';
import { KeptDraft } from '../components/KeptDraft.tsx';
import { OpenDays } from '../components/OpenDays.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { useNew } from '../drafts/use-new.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
import { CarriesField, DayField } from './fields.tsx';
import { bodyOf, check, FIELDS, newForm, type RoleForm, roleForm } from './form.ts';
import { OFFER, ROLE, ROLES } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    maxWidth: '640px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px', '& > *': { flex: '1 1 160px', minWidth: 0 } },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

function Offering({ communityId, zone }: { communityId: string; zone: string }) {
  const styles = useStyles();
  const [, go] = useLocation();
  /** The session from whose panel it is opened. */
  const sessionId = new URLSearchParams(useSearch()).get('session');
  const today = dayHere();
  const draft = useNew(`offer-role.${communityId}`, roleForm, () =>
    newForm(today, addDays(today, 182), sessionId),
  );
  const { form } = draft.value;
  const put = (change: Partial<RoleForm>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...change } }));
  const saving = useSaving(
    () => check(form),
    async () => {
      const role = await draft.save(bodyOf(form), {
        create: (roleId, body, operation) =>
          call(offerRole, { params: { communityId, roleId }, body, operation }),
        // An earlier try has opened it with other words: it is there, and its page says which.
        change: async (opened) => opened,
      });
      toast(OFFER.sent);
      go(`/communities/${communityId}/roles/${role.id}`);
    },
  );
  const { problem } = saving;
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <PageHead title={OFFER.title} back={{ href: `/communities/${communityId}/roles`, label: ROLES.title }}>
        <p className={styles.quiet}>{OFFER.why}</p>
        <KeptDraft draft={draft} className={styles.quiet} />
      </PageHead>
      <div className={styles.root}>
        <Field label={OFFER.name} required hint={OFFER.nameHint} {...fieldState(problem, 'title')}>
          <Input maxLength={80} value={form.title} onChange={(_, { value }) => put({ title: value })} />
        </Field>
        <Field label={OFFER.description} hint={OFFER.descriptionHint} {...fieldState(problem, 'description')}>
          <Textarea
            resize="vertical"
            rows={4}
            maxLength={1000}
            value={form.description}
            onChange={(_, { value }) => put({ description: value })}
          />
        </Field>
        <CarriesField
          carries={form.carries}
          hint={OFFER.carriesHint}
          problem={problem}
          onCarries={(carries) => put({ carries })}
        />
        <div className={styles.row}>
          <DayField
            name="from"
            label={OFFER.from}
            value={form.from}
            problem={problem}
            onDay={(from) => put({ from })}
          />
          <DayField
            name="until"
            label={OFFER.until}
            value={form.until}
            problem={problem}
            onDay={(until) => put({ until })}
          />
        </div>
        <Field
          label={OFFER.gather}
          hint={
            form.days > 0
              ? {
                  children: (
                    <>
                      {OFFER.gatherUntil} <When at={closingMoment(new Date(), form.days, zone)} />
                    </>
                  ),
                }
              : undefined
          }
          {...fieldState(problem, 'gather')}
        >
          {(control) => (
            <OpenDays
              {...control}
              days={form.days}
              thisSession={form.sessionId ? ROLE.thisSession : undefined}
              onDays={(days) => put({ days })}
            />
          )}
        </Field>
      </div>
      <SaveBar
        label={OFFER.send}
        busy={saving.busy}
        busyLabel={OFFER.sending}
        problem={problem}
        fields={FIELDS}
        onRetry={saving.submit}
      >
        {ROLE.unseen}
      </SaveBar>
    </form>
  );
}

const OfferPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  if (!data) return error ? <Problem problem={error} onRetry={reload} /> : <SkeletonRows rows={8} />;
  if (data.abilities.runCommunity !== 'yes' || !data.details)
    return (
      <>
        <PageHead title={OFFER.title} />
        <Problem problem={new ApiProblem({ code: 'role-may-not', status: 403, correlationId: '' })} />
      </>
    );
  return <Offering communityId={communityId} zone={data.details.zone} />;
};
export default OfferPage;
