import * as z from 'zod';
import { chatId as chatIdSchema } from '../../domain/shared/ids.ts';
import { type CallGraph, GraphFailure } from './graph.ts';

/** The meeting with this join URL and its chat; null if Teams does not know it yet. */
export async function findOnlineMeeting(
  call: CallGraph,
  hostId: string,
  joinUrl: string,
): Promise<{ id: string; chatId: string } | null> {
  const found = await call(
    {
      method: 'GET',
      path: `/users/${hostId}/onlineMeetings`,
      query: { $filter: `JoinWebUrl eq '${joinUrl.replaceAll("'", "''")}'` },
    },
    z.object({
      value: z.array(
        z.object({ id: z.string(), chatInfo: z.object({ threadId: z.string().nullish() }).nullish() }),
      ),
    }),
  );
  const [meeting] = found.value;
  const chatId = chatIdSchema.safeParse(meeting?.chatInfo?.threadId).data;
  return meeting && chatId ? { id: meeting.id, chatId } : null;
}

/**
 * Makes people co-organisers of a meeting. The list replaces the meeting's own, in which nobody else has a role; who is
 * invited is the event's.
 */
export async function makeCoorganisers(
  call: CallGraph,
  hostId: string,
  meetingId: string,
  people: readonly { readonly id: string; readonly mail: string }[],
): Promise<void> {
  const attendees = people.map(({ id, mail }) => ({
    identity: { user: { id } },
    upn: mail,
    role: 'coorganizer',
  }));
  await call(
    {
      method: 'PATCH',
      path: `/users/${hostId}/onlineMeetings/${meetingId}`,
      body: { participants: { attendees } },
    },
    z.unknown(),
  );
}

const apps = z.object({ value: z.array(z.object({ id: z.string() })) });

/** Guildhall's id in the organisation's app catalogue; undefined if it is not published there. */
export async function catalogueId(call: CallGraph, manifestId: string): Promise<string | undefined> {
  const found = await call(
    { method: 'GET', path: '/appCatalogs/teamsApps', query: { $filter: `externalId eq '${manifestId}'` } },
    apps,
  );
  return found.value[0]?.id;
}

/**
 * The resource-specific permissions of the app's manifest. As one of them is the application's, an installation has to
 * name all of them, also those that mean nothing in a chat.
 */
export const RESOURCE_SPECIFIC = [
  { permissionValue: 'MeetingStage.Write.Chat', permissionType: 'delegated' },
  { permissionValue: 'MailboxItem.ReadWrite.User', permissionType: 'delegated' },
  { permissionValue: 'TeamsActivity.Send.User', permissionType: 'application' },
] as const;

/**
 * Installs the app in a meeting chat unless it is installed. Installing is not idempotent, so this is read first. If the
 * catalogue has an older package, whose permissions are delegated ones only, it is installed without consent.
 */
export async function installInChat(
  call: CallGraph,
  chatId: string,
  teamsAppId: string,
  baseUrl: string,
): Promise<void> {
  const installed = await call(
    {
      method: 'GET',
      path: `/chats/${chatId}/installedApps`,
      query: { $expand: 'teamsApp', $filter: `teamsApp/id eq '${teamsAppId}'` },
    },
    apps,
  );
  if (installed.value.length > 0) return;
  const install = (consented: object) =>
    call(
      {
        method: 'POST',
        path: `/chats/${chatId}/installedApps`,
        body: {
          'teamsApp@odata.bind': `${baseUrl}/v1.0/appCatalogs/teamsApps/${teamsAppId}`,
          ...consented,
        },
      },
      z.unknown(),
    );
  const answers = (error: unknown, status: number) =>
    error instanceof GraphFailure && error.status === status;
  try {
    await install({ consentedPermissionSet: { resourceSpecificPermissions: RESOURCE_SPECIFIC } }).catch(
      (error: unknown) => {
        if (!answers(error, 400)) throw error;
        return install({});
      },
    );
  } catch (error) {
    // Two workers may install at the same time.
    if (!answers(error, 409)) throw error;
  }
}
