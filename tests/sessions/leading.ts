import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export const at = (session: Session) => ({ communityId: session.communityId, sessionId: session.id });

/** An hour that begins so many minutes from now. */
export function minutesFromNow(minutes: number) {
  const [date = '', time = ''] = new Date(Date.now() + minutes * 60_000).toISOString().split('T');
  return { date, time: time.slice(0, 5), minutes: 60, zone: 'UTC' };
}

/** What whoever leads a session does, as its page asks for it. */
export function leading(world: TestWorld) {
  const open = (person: Person, session: Session) =>
    world.call(person, API.openSession, { params: at(session) });
  return {
    open,
    undo: (person: Person, session: Session, to: string | null, etag: string) =>
      world.ask(person, API.moveAgenda, { params: at(session), body: { to, undo: true }, etag }),
    async move(person: Person, session: Session, to: string | null, etag?: string, operation = id()) {
      const version = etag ?? (await open(person, session)).agenda.etag;
      return world.ask(person, API.moveAgenda, {
        params: at(session),
        body: { to },
        etag: version,
        operation,
      });
    },
    reopen: (person: Person, session: Session, operation = id()) =>
      world.ask(person, API.reopenSession, { params: at(session), body: {}, operation }),
    close: (person: Person, session: Session, operation = id()) =>
      world.ask(person, API.closeSession, { params: at(session), body: {}, operation }),
  };
}
