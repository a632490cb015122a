import { endRole, type RolePage } from '../../domain/roles/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { WordSheet } from '../components/WordSheet.tsx';
import { ROLE } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly role: RolePage['role'];
  readonly onClose: () => void;
}

/** Ends a term before its last day, or closes a role that nobody has. */
export default function EndSheet({ communityId, role, onClose }: Props) {
  const held = role.term !== null;
  return (
    <WordSheet
      name={`end-role.${role.id}`}
      title={held ? ROLE.endTitle : ROLE.closeTitle}
      words={{
        label: ROLE.endLabel,
        hint: ROLE.endHint,
        missing: ROLE.wordMissing,
        yes: held ? ROLE.endYes : ROLE.closeYes,
        busy: ROLE.ending,
        leave: ROLE.leave,
      }}
      act={async (word, operation) => {
        await call(endRole, { params: { communityId, roleId: role.id }, body: { word }, operation });
        toast(ROLE.endedNow);
      }}
      onClose={onClose}
    >
      {held ? ROLE.endWhy : ROLE.closeWhy}
    </WordSheet>
  );
}
