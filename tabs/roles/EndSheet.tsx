import { endRole, type RolePage } from '../../domain/roles/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import WordSheet from '../components/WordSheet.tsx';
import { useHost } from '../host/use-host.ts';
import { ROLE } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly role: RolePage['role'];
  readonly onClose: () => void;
}

/** Ends a term before its last day, or closes a role that nobody has. */
export default function EndSheet({ communityId, role, onClose }: Props) {
  const { personId } = useHost();
  const held = role.term !== null;
  const mine = role.term?.person.id === personId;
  const closeWhy = role.stage === 'nominating' ? ROLE.closeUnseenWhy : ROLE.closeWhy;
  return (
    <WordSheet
      name={`end-role.${role.id}`}
      title={mine ? ROLE.stepDownTitle : held ? ROLE.endTitle : ROLE.closeTitle}
      words={{
        label: ROLE.endLabel,
        hint: ROLE.endHint,
        missing: ROLE.wordMissing,
        yes: mine ? ROLE.stepDown : held ? ROLE.endYes : ROLE.closeYes,
        busy: ROLE.ending,
        leave: ROLE.leave,
      }}
      act={async (word, operation) => {
        await call(endRole, { params: { communityId, roleId: role.id }, body: { word }, operation });
        toast(ROLE.endedNow);
      }}
      onClose={onClose}
    >
      {mine ? ROLE.stepDownWhy : held ? ROLE.endWhy : closeWhy}
    </WordSheet>
  );
}
