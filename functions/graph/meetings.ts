import * as z from 'zod';
import { chatId as chatIdSchema } from '../../domain/shared/ids.ts';
import type { CallGraph } from './graph.ts';

/** The chat of the meeting with this join URL; null if the app may not read it or Teams does not know it. */
export async function chatOfMeeting(
  call: CallGraph,
  hostId: string,
  joinUrl: string,
): Promise<string | null> {
  const found = await call(
    {
      method: 'GET',
      path: `/users/${hostId}/onlineMeetings`,
      query: { $filter: `JoinWebUrl eq '${joinUrl.replaceAll("'", "''")}'` },
    },
    z.object({
      value: z.array(z.object({ chatInfo: z.object({ threadId: z.string().nullish() }).nullish() })),
    }),
  );
  return chatIdSchema.safeParse(found.value[0]?.chatInfo?.threadId).data ?? null;
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
