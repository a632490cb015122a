import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { offerRole } from '../../domain/roles/contract.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useSaving } from '../app/use-saving.ts';
import { dayHere } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { Steady } from '../components/Steady.tsx';
import { useNew } from '../drafts/use-new.ts';
import { CarriesField, DayField } from './fields.tsx';
import { bodyOf, check, newForm, type RoleForm, roleForm } from './form.ts';
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
export default function OfferHere({ communityId, sessionId, onOpened }: Props) {
  const styles = useStyles();
  const today = dayHere();
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
      <CarriesField carries={form.carries} problem={problem} onCarries={(carries) => put({ carries })} />
      <DayField
        name="until"
        label={IN_SESSION.until}
        value={form.until}
        problem={problem}
        onDay={(until) => put({ until })}
      />
      {problem !== null && (
        <Problem slim problem={problem} fields={['title', 'carries', 'until']} onRetry={saving.submit} />
      )}
      <div>
        <Button type="submit" disabledFocusable={saving.busy}>
          <Steady widest={OFFER.send}>{saving.busy ? OFFER.sending : OFFER.send}</Steady>
        </Button>
      </div>
    </form>
  );
}
