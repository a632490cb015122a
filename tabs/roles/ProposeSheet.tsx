import { Button, Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { proposeHolder, type RolePage } from '../../domain/roles/contract.ts';
import { holderProposal } from '../../domain/roles/role.ts';
import { call } from '../api/client.ts';
import { invalidForm } from '../api/invalid-form.ts';
import { ApiProblem } from '../api/problem.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { dayHere } from '../components/dates.ts';
import { OpenDays } from '../components/OpenDays.tsx';
import { Problem } from '../components/Problem.tsx';
import { Select } from '../components/Select.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { DayField } from './fields.tsx';
import { ROLE } from './texts.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px', '& > *': { flex: '1 1 140px', minWidth: 0 } },
});

const typed = z.object({
  personId: z.string(),
  description: z.string(),
  from: z.string(),
  until: z.string(),
  word: z.string(),
  /** 0: until the end of the session. */
  days: z.int(),
});

interface Props {
  readonly communityId: string;
  readonly page: RolePage;
  readonly personId: string;
  /** The session in which the panel shows it; null on the role's page. */
  readonly sessionId: string | null;
  readonly onClose: () => void;
}

/** Proposes somebody who was nominated and has said yes, or changes the proposal to meet an objection. */
export default function ProposeSheet({ communityId, page, personId, sessionId, onClose }: Props) {
  const styles = useStyles();
  const { role, nominees, proposal } = page;
  const inSession = role.sessionId;
  const today = dayHere(page.now);
  const draft = useDraft(`propose.${role.id}.${proposal?.consent.round ?? 0}.${personId}`, typed, () => ({
    personId,
    description: role.description,
    // It begins with its adoption at the earliest.
    from: role.from < today ? today : role.from,
    until: role.until,
    word: proposal?.word ?? '',
    days: inSession && inSession === sessionId ? 0 : 7,
  }));
  const form = draft.value;
  const put = (change: Partial<typeof form>) => draft.set((before) => ({ ...before, ...change }));
  const [tried, setTried] = useState(false);
  const { days, ...said } = form;
  const body = {
    ...said,
    word: said.word.trim(),
    open: days === 0 && inSession ? { sessionId: inSession } : { days: days || 7 },
  };
  const read = holderProposal.safeParse(body);
  const propose = useAction(async (operation) => {
    await call(proposeHolder, {
      params: { communityId, roleId: role.id },
      body,
      etag: role.etag,
      operation,
    });
    draft.forget();
    toast(ROLE.proposedNow);
    onClose();
  });
  const wrong = tried && !read.success ? invalidForm(read.error.issues) : null;
  const problem = wrong ?? propose.problem;
  const meanwhile = propose.problem instanceof ApiProblem && propose.problem.code === 'changed-meanwhile';
  const willing = nominees.filter((one) => one.willing === 'yes' && !one.left);
  return (
    <Sheet
      title={ROLE.proposeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{ROLE.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={propose.busy}
            onClick={() => {
              setTried(true);
              if (read.success) void propose.run();
            }}
          >
            <Steady widest={ROLE.proposing}>{propose.busy ? ROLE.proposing : ROLE.proposeSend}</Steady>
          </Button>
        </>
      }
    >
      <p className={styles.text} role={meanwhile ? 'alert' : undefined}>
        {meanwhile ? ROLE.meanwhile : ROLE.proposeWhy}
      </p>
      <Field label={ROLE.who} required {...fieldState(problem, 'personId')}>
        {(control) => (
          <Select
            {...control}
            value={form.personId}
            onChange={(event) => put({ personId: event.target.value })}
          >
            {willing.map(({ person }) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={ROLE.word} required hint={ROLE.wordHint} {...fieldState(problem, 'word')}>
        <Input maxLength={300} value={form.word} onChange={(_, { value }) => put({ word: value })} />
      </Field>
      <Field label={ROLE.description} {...fieldState(problem, 'description')}>
        <Textarea
          rows={3}
          maxLength={1000}
          value={form.description}
          onChange={(_, { value }) => put({ description: value })}
        />
      </Field>
      <div className={styles.row}>
        <DayField
          name="from"
          label={ROLE.from}
          value={form.from}
          problem={problem}
          onDay={(from) => put({ from })}
        />
        <DayField
          name="until"
          label={ROLE.until}
          value={form.until}
          problem={problem}
          onDay={(until) => put({ until })}
        />
      </div>
      <Field label={ROLE.openFor} {...fieldState(problem, 'open')}>
        {(control) => (
          <OpenDays
            {...control}
            days={days}
            thisSession={inSession ? ROLE.thisSession : undefined}
            onDays={(count) => put({ days: count })}
          />
        )}
      </Field>
      {problem !== null && !meanwhile && (
        <Problem
          slim
          problem={problem}
          fields={['personId', 'word', 'description', 'from', 'until', 'open']}
          onRetry={() => void propose.again()}
        />
      )}
    </Sheet>
  );
}
