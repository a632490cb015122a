import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { isThere } from '../../domain/community/absence.ts';
import { listMembers } from '../../domain/community/contract.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { nominate, type RolePage, showNominations, takeNominationBack } from '../../domain/roles/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { dayHere } from '../components/dates.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { Select } from '../components/Select.tsx';
import { Steady } from '../components/Steady.tsx';
import { When } from '../components/When.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useHost } from '../host/use-host.ts';
import { ROLE } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    maxWidth: '560px',
    paddingTop: '8px',
    '& .fui-Textarea': { minWidth: 0 },
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const typed = z.object({ personId: z.string(), reason: z.string() });

/** Nominates without anybody seeing it; what one has nominated oneself can be changed until all are shown. */
export function Nominating({ communityId, page }: { communityId: string; page: RolePage }) {
  const styles = useStyles();
  const { role, mine, abilities } = page;
  const params = { communityId, roleId: role.id };
  const [changes, setChanges] = useState(false);
  const takeBack = useAction(async (operation) => {
    await call(takeNominationBack, { params, operation });
    toast(ROLE.tookBack);
  });
  const show = useAction(async (operation) => call(showNominations, { params, body: {}, operation }));
  const may = abilities.nominate === 'yes';
  return (
    <Section
      title={ROLE.nominateTitle}
      aside={
        <>
          {ROLE.unseenUntil} <When inside at={role.showsAt} plain />
        </>
      }
    >
      <div className={styles.root}>
        <p className={styles.quiet}>{ROLE.unseen}</p>
        {mine && !changes && (
          <>
            <p className={styles.text}>
              {ROLE.yours(mine.person.name)} “{mine.reason}”
            </p>
            {may && (
              <div className={styles.buttons}>
                <Button onClick={() => setChanges(true)}>{ROLE.change}</Button>
                <Button
                  appearance="subtle"
                  disabledFocusable={takeBack.busy}
                  onClick={() => void takeBack.run()}
                >
                  {ROLE.takeBack}
                </Button>
              </div>
            )}
          </>
        )}
        {may && (!mine || changes) && (
          <NominationForm communityId={communityId} page={page} onDone={() => setChanges(false)} />
        )}
        {takeBack.problem !== null && (
          <Problem slim problem={takeBack.problem} onRetry={() => void takeBack.again()} />
        )}
        {abilities.show === 'yes' && (
          <>
            <p className={styles.quiet}>{ROLE.showWhy}</p>
            <div className={styles.buttons}>
              <Button disabledFocusable={show.busy} onClick={() => void show.run()}>
                <Steady widest={ROLE.showNow}>{show.busy ? ROLE.showing : ROLE.showNow}</Steady>
              </Button>
            </div>
          </>
        )}
        {show.problem !== null && <Problem slim problem={show.problem} onRetry={() => void show.again()} />}
      </div>
    </Section>
  );
}

function NominationForm({
  communityId,
  page,
  onDone,
}: {
  communityId: string;
  page: RolePage;
  onDone: () => void;
}) {
  const styles = useStyles();
  const { personId: me } = useHost();
  const { role, mine } = page;
  const list = useData(listMembers, { params: { communityId } });
  const draft = useDraft(`nominate.${role.id}`, typed, () => ({
    personId: mine?.person.id ?? '',
    reason: mine?.reason ?? '',
  }));
  const { personId } = draft.value;
  const reason = draft.value.reason.trim();
  const [tried, setTried] = useState(false);
  const send = useAction(async (operation) => {
    await call(nominate, { params: { communityId, roleId: role.id }, body: { personId, reason }, operation });
    draft.forget();
    toast(ROLE.sent);
    onDone();
  });
  const today = dayHere(page.now);
  const people = (list.data?.members ?? []).filter(
    (member) => roleMay(member.role, electRoles) && (member.id === me || isThere(member, today)),
  );
  const wrong = (is: boolean, message: string, field: string) =>
    tried && is
      ? { validationState: 'error' as const, validationMessage: message }
      : fieldState(send.problem, field);
  return (
    <form
      className={styles.root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (personId && reason) void send.run();
      }}
    >
      <Field label={ROLE.who} required hint={ROLE.paused} {...wrong(!personId, ROLE.whoMissing, 'personId')}>
        {(control) => (
          <Select
            {...control}
            value={personId}
            onChange={(event) => draft.set((before) => ({ ...before, personId: event.target.value }))}
          >
            <option value="">{ROLE.choose}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === me ? ROLE.me(name) : name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={ROLE.reason}
        required
        hint={ROLE.reasonHint}
        {...wrong(!reason, ROLE.reasonMissing, 'reason')}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={draft.value.reason}
          onChange={(_, { value }) => draft.set((before) => ({ ...before, reason: value }))}
        />
      </Field>
      {list.error && <Problem slim problem={list.error} onRetry={list.reload} />}
      {send.problem !== null && (
        <Problem
          slim
          problem={send.problem}
          fields={['personId', 'reason']}
          onRetry={() => void send.again()}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={send.busy}>
          <Steady widest={ROLE.sending}>{send.busy ? ROLE.sending : ROLE.send}</Steady>
        </Button>
        {mine && <Button onClick={onDone}>{ROLE.leave}</Button>}
      </div>
    </form>
  );
}
