import type { Role } from '../../domain/community/community.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import { useData } from '../api/use-data.ts';
import { Problem } from '../components/Problem.tsx';
import { invitedTo } from './concerned.ts';
import { SessionLines } from './SessionLines.tsx';
import { PEOPLE } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly role: Role;
  readonly people: readonly { readonly name: string }[];
}

/** What people who are about to be added will get in the mail. */
export function Invitations({ communityId, role, people }: Props) {
  const asked = { params: { communityId }, query: { when: 'upcoming' } } as const;
  // A session may be planned meanwhile, and the list must be right when the button is pressed.
  const { data, error, reload } = useData(listSessions, asked, { every: 5_000 });
  if (error) return <Problem slim problem={error} onRetry={reload} />;
  if (!data) return null;
  const [only, others] = people;
  const sessions = invitedTo(data.sessions, role);
  if (sessions.length === 0) return PEOPLE.mailsNobody;
  return (
    <>
      {PEOPLE.mailsInvite(only && !others ? only.name : null, sessions.length)}
      <SessionLines sessions={sessions} />
    </>
  );
}
