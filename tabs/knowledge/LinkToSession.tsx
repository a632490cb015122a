import { Fragment } from 'react';
import { openCommunity } from '../../domain/community/contract.ts';
import { listSessions } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { ARTIFACT } from './texts.ts';

/** So many sessions to come are offered. */
const OFFERED = 3;

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
}

/** Where a checklist is ticked: the sessions to come that have it at hand, and those that it can be linked to by me. */
export default function LinkToSession({ communityId, artifactId }: Props) {
  const { personId } = useHost();
  const about = useData(openCommunity, { params: { communityId } });
  const { data } = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  if (!data || !about.data) return null;
  const { role, abilities } = about.data;
  const coming = data.sessions.filter(({ state }) => state !== 'cancelled' && state !== 'closed');
  const has = ({ artifactIds }: Session) => artifactIds.includes(artifactId);
  const leads = ({ host, facilitator }: Session) =>
    role === 'organiser' || host.id === personId || facilitator.id === personId;
  const linked = coming.filter(has).slice(0, OFFERED);
  const offered = coming.filter((session) => !has(session) && leads(session)).slice(0, OFFERED);
  const base = `/communities/${communityId}/sessions`;
  return (
    <>
      {linked.length > 0 && (
        <span>
          {' '}
          {ARTIFACT.tickIn} <Sessions sessions={linked} hrefOf={({ id }) => `${base}/${id}`} />.
        </span>
      )}
      {offered.length > 0 && (
        <span>
          {' '}
          {ARTIFACT.linkTo}{' '}
          <Sessions sessions={offered} hrefOf={({ id }) => `${base}/${id}/edit?link=${artifactId}`} />.
        </span>
      )}
      {linked.length + offered.length === 0 && abilities.planSessions === 'yes' && (
        <span>
          {' '}
          <TextLink href={`/communities/${communityId}/plan`}>{ARTIFACT.planOne}</TextLink>
        </span>
      )}
    </>
  );
}

function Sessions({ sessions, hrefOf }: { sessions: readonly Session[]; hrefOf: (one: Session) => string }) {
  return sessions.map((session, at) => (
    <Fragment key={session.id}>
      {at > 0 && ', '}
      <TextLink href={hrefOf(session)}>{session.topic}</TextLink> (
      <When at={session.startsAt} as="distance" />)
    </Fragment>
  ));
}
