import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import type { Role } from '../../domain/community/community.ts';
import { answerJoinRequest, answerProposal, WORD_MAX } from '../../domain/inclusion/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { Invitations } from '../community/Invitations.tsx';
import { RoleSelect } from '../community/RoleSelect.tsx';
import { useTelling } from '../community/TellByMail.tsx';
import { ROLES_EXPLAINED } from '../community/texts.ts';
import { leaveRow } from '../components/AnswerButtons.tsx';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { JOINING } from './joining-texts.ts';

interface Props {
  readonly communityId: string;
  readonly kind: 'request' | 'proposal';
  readonly person: PersonRef;
  readonly accepts: boolean;
  readonly onClose: () => void;
}

/** Adds somebody who waits, once it is said who gets which mail, or declines with a word. */
export default function AnswerSheet({ communityId, kind, person, accepts, onClose }: Props) {
  const [role, setRole] = useState<Role>('member');
  const draft = useDraft(`decline.${communityId}.${person.id}`, z.string(), () => '');
  const telling = useTelling(communityId, [person], true);
  const answer = useAction(async (operation) => {
    const route = kind === 'request' ? answerJoinRequest : answerProposal;
    await call(route, {
      params: { communityId, personId: person.id },
      body: accepts ? { role, word: '', tell: telling.tell } : { role: null, word: draft.value.trim() },
      operation,
    });
    draft.forget();
    leaveRow((accepts ? JOINING.added : JOINING.declined)(person.name));
    onClose();
  });
  const doing = accepts ? JOINING.adding : JOINING.declining;
  return (
    <Sheet
      title={(accepts ? JOINING.addTitle : JOINING.declineTitle)(person.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{JOINING.notNow}</Button>
          <Button appearance="primary" disabledFocusable={answer.busy} onClick={() => void answer.run()}>
            {answer.busy ? doing : accepts ? JOINING.add : JOINING.decline}
          </Button>
        </>
      }
    >
      {accepts ? (
        <>
          <Field label={JOINING.as} hint={ROLES_EXPLAINED[role]}>
            {(control) => <RoleSelect {...control} role={role} onRole={setRole} />}
          </Field>
          <div>
            <Invitations communityId={communityId} role={role} people={[person]} />
          </div>
          {telling.box}
        </>
      ) : (
        <Field label={JOINING.word} hint={JOINING.wordHint[kind]}>
          <Input value={draft.value} maxLength={WORD_MAX} onChange={(_, { value }) => draft.set(value)} />
        </Field>
      )}
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} onRetry={() => void answer.again()} />
      )}
    </Sheet>
  );
}
