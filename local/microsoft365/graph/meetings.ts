import { z } from 'zod';
import type { Answer } from '../exchange.ts';
import type { OnlineMeeting } from '../state.ts';
import { type Call, type Needs, readBody, userOf } from './call.ts';
import { badRequest, GraphError, resourceNotFound } from './errors.ts';
import { parseFilter } from './odata.ts';
import type { Route } from './router.ts';

const needs: Needs = {
  delegated: ['OnlineMeetings.Read', 'OnlineMeetings.ReadWrite'],
  application: ['OnlineMeetings.Read.All', 'OnlineMeetings.ReadWrite.All'],
  refusal: () => new GraphError(403, 'Forbidden', 'Missing OnlineMeetings.Read permission.'),
};

/** Whose meetings the caller may read: their own, or with the access policy anybody's. */
export function reader(call: Call): string {
  const person = userOf(call);
  if (!person) throw resourceNotFound(call.params.user ?? '');
  if (call.caller.kind === 'app' && !call.world.settings.applicationAccessPolicy)
    throw new GraphError(
      403,
      'Forbidden',
      `No application access policy found for this app: ${call.world.app.clientId} on the user: ${person.id}.`,
    );
  if (call.caller.kind === 'person' && call.caller.person.id !== person.id)
    throw new GraphError(403, 'Forbidden', 'The user is not allowed to read meetings of another user.');
  return person.id;
}

function invited(call: Call, meeting: OnlineMeeting, personId: string): boolean {
  const chat = call.world.store.state.chats.find(({ id }) => id === meeting.threadId);
  return meeting.organizerId === personId || (chat?.members.includes(personId) ?? false);
}

function present(meeting: OnlineMeeting): Record<string, unknown> {
  return {
    id: meeting.id,
    creationDateTime: meeting.createdDateTime,
    startDateTime: new Date(meeting.start).toISOString(),
    endDateTime: new Date(meeting.end).toISOString(),
    joinUrl: meeting.joinUrl,
    joinWebUrl: meeting.joinUrl,
    subject: meeting.subject,
    chatInfo: { threadId: meeting.threadId, messageId: '0', replyChainMessageId: null },
    participants: {
      organizer: { role: 'presenter', upn: null, identity: { user: { id: meeting.organizerId } } },
      attendees: (meeting.coorganizers ?? []).map((id) => ({
        role: 'coorganizer',
        upn: null,
        identity: { user: { id } },
      })),
    },
  };
}

function list(call: Call): Answer {
  const personId = reader(call);
  const text = call.query.get('$filter');
  const wanted = text === null ? undefined : parseFilter(text);
  if (wanted?.op !== 'eq' || !/^joinweburl$/i.test(wanted.path))
    throw badRequest("Filter expression expected - '$filter=JoinWebUrl eq '{joinWebUrl}''.");
  const found = call.world.store.state.meetings.filter(
    (one) => one.joinUrl === wanted.value && invited(call, one, personId),
  );
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#onlineMeetings`,
      value: found.map(present),
    },
  };
}

function one(call: Call): Answer {
  const personId = reader(call);
  const meeting = call.world.store.state.meetings.find(({ id }) => id === call.params.meeting);
  if (!meeting || !invited(call, meeting, personId))
    throw new GraphError(404, 'NotFound', 'Meeting not found.');
  return { status: 200, body: present(meeting) };
}

const mayChange: Needs = {
  delegated: ['OnlineMeetings.ReadWrite'],
  application: ['OnlineMeetings.ReadWrite.All'],
  refusal: () => new GraphError(403, 'Forbidden', 'Missing OnlineMeetings.ReadWrite permission.'),
};

const input = z.strictObject({
  participants: z.strictObject({
    attendees: z.array(
      z.strictObject({
        identity: z.strictObject({ user: z.looseObject({ id: z.string() }) }),
        upn: z.string().optional(),
        role: z.enum(['attendee', 'presenter', 'coorganizer']),
      }),
    ),
  }),
});

/** Only the organiser's own meetings; the list of attendees replaces the one before. */
function change(call: Call): Answer {
  const personId = reader(call);
  const meeting = call.world.store.state.meetings.find(({ id }) => id === call.params.meeting);
  if (meeting?.organizerId !== personId) throw new GraphError(404, 'NotFound', 'Meeting not found.');
  const { participants } = readBody(call, input, 'microsoft.graph.onlineMeeting');
  meeting.coorganizers = participants.attendees
    .filter(({ role }) => role === 'coorganizer')
    .map(({ identity }) => identity.user.id);
  call.world.store.changed();
  return { status: 200, body: present(meeting) };
}

export const meetingRoutes: Route[] = [
  { method: 'GET', path: '/users/:user/onlineMeetings', needs, handle: list },
  { method: 'GET', path: '/users/:user/onlineMeetings/:meeting', needs, handle: one },
  { method: 'PATCH', path: '/users/:user/onlineMeetings/:meeting', needs: mayChange, handle: change },
];
