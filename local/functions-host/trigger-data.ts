import type { DequeuedMessageItem } from '@azure/storage-queue';
import type { TypedData } from './core-api.ts';

type MessageFacts = Omit<DequeuedMessageItem, 'messageText'>;

/**
 * The trigger metadata of a queue message as the host sends it to the worker: facts about the message first, then each
 * property of a message that is a JSON object, which takes the place of a fact of the same name.
 */
export function queueMetadata(text: string, message: MessageFacts): Record<string, TypedData> {
  const metadata: Record<string, TypedData> = {
    QueueTrigger: { string: text },
    DequeueCount: { json: JSON.stringify(message.dequeueCount) },
    ExpirationTime: { json: JSON.stringify(dotNetTime(message.expiresOn)) },
    Id: { string: message.messageId },
    InsertionTime: { json: JSON.stringify(dotNetTime(message.insertedOn)) },
    NextVisibleTime: { json: JSON.stringify(dotNetTime(message.nextVisibleOn)) },
    PopReceipt: { string: message.popReceipt },
  };
  for (const [name, value] of Object.entries(objectIn(text))) {
    const data = propertyData(value);
    const known = Object.keys(metadata).find((key) => key.toLowerCase() === name.toLowerCase());
    if (data) metadata[known ?? name] = data;
  }
  return metadata;
}

function objectIn(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** The host makes a string of every value but an object, and leaves out what is null or a list. */
function propertyData(value: unknown): TypedData | undefined {
  if (value === null || Array.isArray(value)) return undefined;
  if (typeof value === 'object') return { json: JSON.stringify(value) };
  if (typeof value === 'boolean') return { string: value ? 'True' : 'False' };
  return { string: typeof value === 'string' ? asDotNetDate(value) : String(value) };
}

/** Newtonsoft.Json reads a string that looks like a moment as one, and the host writes it in its own way. */
function asDotNetDate(text: string): string {
  const looks = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  const at = looks ? new Date(looks[2] ? text : `${text}Z`) : undefined;
  if (!at || Number.isNaN(at.getTime())) return text;
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T([\d:]{8})/.exec(at.toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
}

/** What a timer's host has noted: its last run, the one it expects next, and when it noted it. */
export interface ScheduleStatus {
  readonly last: Date;
  readonly next: Date;
  readonly lastUpdated: Date;
}

/** A timer's input as the host sends it. Schedules that fire more than once a minute have no status. */
export function timerData(status: ScheduleStatus | undefined, isPastDue: boolean): TypedData {
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: status
        ? {
            Last: dotNetTime(status.last),
            Next: dotNetTime(status.next),
            LastUpdated: dotNetTime(status.lastUpdated),
          }
        : null,
      IsPastDue: isPastDue,
    }),
  };
}

/** A moment as .NET writes it on a machine in UTC: with an offset, and no more of a second than there is. */
export function dotNetTime(at: Date): string {
  return at.toISOString().replace(/\.?0*Z$/, '+00:00');
}
