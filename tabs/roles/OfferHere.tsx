import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { offerRole } from '../../domain/roles/contract.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useSaving } from '../app/use-saving.ts';
import { LAST_DATE } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Select } from '../components/Select.tsx';
import { Steady } from '../components/Steady.tsx';
import { useNew } from '../drafts/use-new.ts';
import { bodyOf, check, FIELDS, newForm, type RoleForm, roleForm } from './form.ts';
import { IN_SESSION } from './session-texts.ts';
import { OFFER } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', marginTop: '12px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
  readonly onOpened: (roleId: string) => void;
}

/** Opens a role that is decided in this session; what it is for can be said when somebody is proposed. */
export function OfferHere({ communityId, sessionId, onOpened }: Props) {
  const styles = useStyles();
  const today = new Date().toISOString().slice(0, 10);
  const draft = useNew(`offer-role.${sessionId}`, roleForm, () =>
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
        change: async (opened) => opened,
      });
      draft.discard();
      onOpened(role.id);
    },
  );
  const { problem } = saving;
  return (
    <form
      ref={saving.place}
      className={styles.root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <h3 className={styles.title}>{IN_SESSION.newTitle}</h3>
      <Field label={OFFER.name} required {...fieldState(problem, 'title')}>
        <Input maxLength={80} value={form.title} onChange={(_, { value }) => put({ title: value })} />
      </Field>
      <Field label={OFFER.carries} {...fieldState(problem, 'carries')}>
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
      <Field label={IN_SESSION.until} required {...fieldState(problem, 'until')}>
        <Input
          type="date"
          max={LAST_DATE}
          value={form.until}
          onChange={(_, { value }) => put({ until: value })}
        />
      </Field>
      {problem !== null && <Problem slim problem={problem} fields={FIELDS} onRetry={saving.submit} />}
      <div>
        <Button type="submit" disabledFocusable={saving.busy}>
          <Steady widest={OFFER.send}>{saving.busy ? OFFER.sending : OFFER.send}</Steady>
        </Button>
      </div>
    </form>
  );
}
