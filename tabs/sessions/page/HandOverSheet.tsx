import { listMembers } from '../../../domain/community/contract.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { useData } from '../../api/use-data.ts';
import { Sheet } from '../../components/Sheet.tsx';
import HandOver from '../HandOver.tsx';
import { usePlanStyles } from '../plan/styles.ts';
import type { Room } from '../room.ts';
import { SHEETS } from '../sheet-texts.ts';

interface Props {
  readonly room: Room;
  readonly session: Session;
  readonly onDone: () => void;
}

/** Hands over with one click on a person, and says before who is mailed about it. */
export default function HandOverSheet({ room, session, onDone }: Props) {
  const styles = usePlanStyles();
  const { data } = useData(listMembers, { params: { communityId: session.communityId } });
  const told = data ? invitees(data.members, session.host.id, session.format).length : session.rsvps.invited;
  const words =
    session.state === 'live'
      ? SHEETS.handLive
      : session.invite === 'none' || told === 0
        ? SHEETS.handNobody
        : SHEETS.handMail(told);
  return (
    <Sheet title={SHEETS.handTitle} onClose={onDone}>
      <p className={styles.text}>{words}</p>
      <HandOver room={room} from={session.facilitator.id} onDone={onDone} />
    </Sheet>
  );
}
