import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Community, Member, Role } from '../../domain/community/community.ts';
import { addMember, openCommunity, removeMember } from '../../domain/community/contract.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { concerned } from './concerned.ts';
import { isDoneAlready } from './done-already.ts';
import { SessionLines } from './SessionLines.tsx';
import { PEOPLE, ROLES_SAID } from './texts.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What has to be known of whoever it is about. */
export type Leaving = Pick<Member, 'id' | 'name' | 'role'>;

interface Props {
  readonly community: Pick<Community, 'id' | 'name'>;
  readonly member: Leaving;
  /** The role they would have; null: they leave. */
  readonly to: Role | null;
  readonly isMe: boolean;
  readonly isOnlyOrganiser: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Who exactly gets what in the mail. */
function Mails({
  sessions,
  member,
  to,
  isMe,
}: Pick<Props, 'member' | 'to' | 'isMe'> & { sessions: readonly Session[] }) {
  const styles = useStyles();
  const { cancelled, invited, facilitates, hosts } = concerned(sessions, member, to);
  const { name } = member;
  return (
    <>
      {cancelled.length > 0 && (
        <div>
          {isMe ? PEOPLE.youCancel(cancelled.length) : PEOPLE.mailsCancel(name, cancelled.length)}
          <SessionLines sessions={cancelled} />
        </div>
      )}
      {invited.length > 0 && (
        <div>
          {isMe ? PEOPLE.youInvite(invited.length) : PEOPLE.personInvite(name, invited.length)}
          <SessionLines sessions={invited} />
        </div>
      )}
      <p className={styles.text}>
        {cancelled.length + invited.length > 0 ? PEOPLE.nobodyElse : PEOPLE.mailsNobody}
      </p>
      {hosts.length > 0 && <p className={styles.quiet}>{isMe ? PEOPLE.hostingYou : PEOPLE.hosting(name)}</p>}
      {facilitates.length > 0 && (
        <p className={styles.quiet}>
          {isMe ? PEOPLE.facilitatingYou(facilitates.length) : PEOPLE.facilitating(name, facilitates.length)}
        </p>
      )}
    </>
  );
}

/** Before somebody leaves, is removed or gets a role that mails them: exactly who will get what. */
export default function ChangeSheet({
  community,
  member,
  to,
  isMe,
  isOnlyOrganiser,
  onClose,
  onDone,
}: Props) {
  const styles = useStyles();
  const { name } = member;
  const params = { communityId: community.id, personId: member.id };
  const { data, error, reload } = useData(listSessions, {
    params: { communityId: community.id },
    query: { when: 'upcoming' },
  });
  const change = useAction(async (operation) => {
    try {
      if (to === null) await call(removeMember, { params, operation });
      else await call(addMember, { params, body: { role: to }, operation });
    } catch (problem) {
      const myRole = async () => (await call(openCommunity, { params: { communityId: community.id } })).role;
      if (!(isMe && (await isDoneAlready(problem, to, myRole)))) throw problem;
    }
    if (to === null) toast(isMe ? PEOPLE.left(community.name) : PEOPLE.removed(name));
    else toast(PEOPLE.roleChanged(name, ROLES_SAID[to]));
    onDone();
  });
  const title =
    to === null
      ? isMe
        ? PEOPLE.leaveTitle(community.name)
        : PEOPLE.removeTitle(name)
      : isMe
        ? PEOPLE.roleTitleOwn(to)
        : PEOPLE.roleTitle(name, to);
  if (isOnlyOrganiser) {
    return (
      <Sheet title={title} onClose={onClose} actions={<Button onClick={onClose}>{PEOPLE.cancel}</Button>}>
        <p className={styles.text}>{isMe ? PEOPLE.onlyOrganiser : PEOPLE.lastOrganiser(name)}</p>
      </Sheet>
    );
  }
  const yes = to === null ? (isMe ? PEOPLE.leave : PEOPLE.remove) : PEOPLE.roleYes;
  const no = to === null ? (isMe ? PEOPLE.stay : PEOPLE.keep) : PEOPLE.cancel;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{no}</Button>
          <Button
            appearance="primary"
            disabledFocusable={change.busy || !data}
            onClick={() => data && !change.busy && void change.run()}
          >
            {change.busy ? PEOPLE.working : yes}
          </Button>
        </>
      }
    >
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && <Mails sessions={data.sessions} member={member} to={to} isMe={isMe} />}
      {to === 'guest' && !isMe && <p className={styles.quiet}>{PEOPLE.roleGuest(name)}</p>}
      {to !== null && isMe && member.role === 'organiser' && <p className={styles.quiet}>{PEOPLE.roleOwn}</p>}
      {to === null && <p className={styles.quiet}>{isMe ? PEOPLE.leaveStays : PEOPLE.removeStays(name)}</p>}
      {change.problem !== null && (
        <Problem slim problem={change.problem} onRetry={() => void change.again()} />
      )}
    </Sheet>
  );
}
