import * as z from 'zod';
import { chatId as chatIdSchema } from '../../domain/shared/ids.ts';
import type { CallGraph } from './graph.ts';

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
 * Installs the app in a meeting chat unless it is installed. Installing is not idempotent, so this is read first. No
 * consent is sent, because the manifest asks for delegated permissions only.
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
  try {
    await call(
      {
        method: 'POST',
        path: `/chats/${chatId}/installedApps`,
        body: { 'teamsApp@odata.bind': `${baseUrl}/v1.0/appCatalogs/teamsApps/${teamsAppId}` },
      },
      z.unknown(),
    );
  } catch (error) {
    // Two workers may install at the same time.
    if (!(error instanceof Error && (error as { status?: number }).status === 409)) throw error;
  }
}
