import { randomUUID } from 'node:crypto';
import { isOpen } from '../../domain/sessions/session.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { findOnlineMeeting, installInChat, makeCoorganisers } from '../graph/meetings.ts';
import { Unsettled } from '../outbox/failures.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { appInCatalogue, lookUpApp } from './catalogue.ts';
import { mailboxCall } from './mailbox.ts';
import { coorganisersOf } from './work.ts';

/**
 * Finds the chat of a session's meeting and installs the app there. If Teams refuses, people can open the app by hand
 * and choose the session. The invite does not depend on this.
 */
export async function intoMeeting(world: World, place: Place, sessionId: string): Promise<void> {
  const [stored, event] = await Promise.all([
    world.sessions.head(place, sessionId),
    world.invites.event(place, sessionId),
  ]);
  if (!stored || !event?.eventId || event.deleted) return;
  const { session } = stored;
  const coorganisers = new Set(coorganisersOf(world, place, session));
  const areMade = [...coorganisers].every((id) => event.coorganisers.has(id));
  if (event.appInstalled && areMade) return;
  if (!session.joinUrl || !isOpen(session.state)) return;
  const call = await mailboxCall(world, place.tenantId, session.host.id);
  // Looked up even if people have linked a chat, because the app must not be installed in just any chat that they name.
  const meeting = await findOnlineMeeting(call, session.host.id, session.joinUrl);
  // Teams knows a meeting a little later than Outlook.
  if (!meeting) throw new Unsettled();
  await world.chats.told(place, meeting.chatId, sessionId, randomUUID());
  const made = areMade || (await coorganise(world, place, session.host.id, call, meeting.id, coorganisers));
  const installed = event.appInstalled || (await install(world, place.tenantId, call, meeting.chatId));
  if (!installed) return;
  const noted = await world.invites.change(
    place,
    sessionId,
    { appInstalled: true, ...(made && { coorganisers }) },
    event.etag,
    randomUUID(),
  );
  // The calendar work changed the same row. The next try will find the app in the chat.
  if (!noted) throw new Unsettled();
}

/** False where Guildhall may not do so; whoever planned it and whoever facilitates then take part like everybody. */
async function coorganise(
  world: World,
  place: Place,
  hostId: string,
  call: CallGraph,
  meetingId: string,
  ids: ReadonlySet<string>,
): Promise<boolean> {
  const members = await world.communities.members(place, { every: true });
  try {
    await makeCoorganisers(
      call,
      hostId,
      meetingId,
      members.filter(({ id }) => ids.has(id)),
    );
    return true;
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.temporary) throw error;
    return false;
  }
}

/** False where Guildhall is not in the catalogue. */
async function install(world: World, tenantId: string, call: CallGraph, chatId: string): Promise<boolean> {
  const app = await appInCatalogue(world, tenantId);
  if (!app) return false;
  try {
    await installInChat(call, chatId, app, world.graphBaseUrl);
  } catch (error) {
    if (!(error instanceof GraphFailure && (error.status === 400 || error.status === 404))) throw error;
    // The id that was kept may be of an app that is no longer in the catalogue.
    const other = await lookUpApp(world, tenantId);
    if (!other) return false;
    if (other === app) throw error;
    await installInChat(call, chatId, other, world.graphBaseUrl);
  }
  return true;
}
