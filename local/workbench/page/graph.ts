import type {
  Chat,
  ConversationMember,
  Event,
  OnlineMeeting,
  TeamsAppInstallation,
} from '@microsoft/microsoft-graph-types';
import { addDays } from './time.ts';

export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A call to Graph v1.0 as a person, times in UTC. */
async function graph<T>(personId: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/workbench/graph/v1.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-person': personId,
      prefer: 'outlook.timezone="UTC", outlook.body-content-type="html"',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer as T;
  const error = (answer as { error?: { code?: string; message?: string } } | undefined)?.error;
  throw new GraphError(
    response.status,
    error?.code ?? String(response.status),
    error?.message ?? response.statusText,
  );
}

interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

async function all<T>(personId: string, path: string): Promise<T[]> {
  const found: T[] = [];
  let next: string | undefined = path;
  while (next) {
    const page: Page<T> = await graph<Page<T>>(personId, next);
    found.push(...page.value);
    next = page['@odata.nextLink']?.replace(/^https?:\/\/[^/]+\/v1\.0\//, '');
  }
  return found;
}

const seg = encodeURIComponent;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Events of the days from `date` on; a day more on each side, as zones differ by up to a day. */
export const eventsFrom = (personId: string, date: string, days: number) =>
  all<Event>(
    personId,
    `me/calendarView?startDateTime=${addDays(date, -1)}T00:00:00Z&endDateTime=${addDays(date, days + 1)}T00:00:00Z` +
      '&$orderby=start/dateTime&$top=100',
  );

export const eventById = (personId: string, id: string) => graph<Event>(personId, `me/events/${seg(id)}`);

export type Reply = 'accept' | 'tentativelyAccept' | 'decline';

export interface Answer {
  comment?: string;
  proposedNewTime?: {
    start: { dateTime: string; timeZone: string };
    end: { dateTime: string; timeZone: string };
  };
}

export const respond = (personId: string, eventId: string, reply: Reply, answer: Answer) =>
  graph<void>(personId, `me/events/${seg(eventId)}/${reply}`, { sendResponse: true, ...answer });

export async function meetingByJoinUrl(
  personId: string,
  joinUrl: string,
): Promise<OnlineMeeting | undefined> {
  const filter = seg(`JoinWebUrl eq ${quoted(joinUrl)}`);
  const { value } = await graph<Page<OnlineMeeting>>(personId, `me/onlineMeetings?$filter=${filter}`);
  return value[0];
}

export const chatById = (personId: string, chatId: string) => graph<Chat>(personId, `chats/${seg(chatId)}`);

export const chatMembers = (personId: string, chatId: string) =>
  all<ConversationMember & { userId?: string }>(personId, `chats/${seg(chatId)}/members`);

/** Whether the app has been added to a chat. */
export async function isInstalled(personId: string, chatId: string, externalId: string): Promise<boolean> {
  const apps = await all<TeamsAppInstallation>(
    personId,
    `chats/${seg(chatId)}/installedApps?$expand=teamsApp`,
  );
  return apps.some((one) => one.teamsApp?.externalId === externalId);
}
