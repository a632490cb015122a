import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useLocation, useSearch } from 'wouter';
import { closingMoment, OPEN_DAYS } from '../../domain/community/consent.ts';
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
import { CONSENT } from '../components/consent-texts.ts';
import { LAST_DATE } from '../components/dates.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { When } from '../components/When.tsx';
import { useNew } from '../drafts/use-new.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
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
  const today = new Date().toISOString().slice(0, 10);
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
        {draft.restored && (
          <p className={styles.quiet}>
            {OFFER.kept}{' '}
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                const before = draft.value;
                draft.discard();
                toast(OFFER.dropped, { undo: () => draft.set(before) });
              }}
            >
              {OFFER.drop}
            </Button>
          </p>
        )}
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
        <Field label={OFFER.carries} hint={OFFER.carriesHint} {...fieldState(problem, 'carries')}>
          {(control) => (
            <Select
              {...control}
              value={form.carries}
              onChange={(event) => put({ carries: event.target.value as RoleForm['carries'] })}
            >
              <option value="">{OFFER.carriesNone}</option>
              <option value="mentor">{OFFER.carriesMentor}</option>
              <option value="organiser">{OFFER.carriesOrganiser}</option>
            </Select>
          )}
        </Field>
        <div className={styles.row}>
          <Field label={OFFER.from} required {...fieldState(problem, 'from')}>
            <Input
              type="date"
              max={LAST_DATE}
              value={form.from}
              onChange={(_, { value }) => put({ from: value })}
            />
          </Field>
          <Field label={OFFER.until} required {...fieldState(problem, 'until')}>
            <Input
              type="date"
              max={LAST_DATE}
              value={form.until}
              onChange={(_, { value }) => put({ until: value })}
            />
          </Field>
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
            <Select
              {...control}
              value={form.days}
              onChange={(event) => put({ days: Number(event.target.value) })}
            >
              {form.sessionId && <option value={0}>{ROLE.thisSession}</option>}
              {OPEN_DAYS.map((days) => (
                <option key={days} value={days}>
                  {CONSENT.days(days)}
                </option>
              ))}
            </Select>
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
