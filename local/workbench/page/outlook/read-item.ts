import type { Event, ItemBody, NullableOption } from '@microsoft/microsoft-graph-types';
import type { EmailAddress, ItemStart } from '../../office/protocol.ts';
import { momentOf } from '../time.ts';
import type { ItemCalls } from './Pane.tsx';

/** Ids as Exchange Web Services write them: Graph's are the same in an alphabet that addresses can carry. */
export const ewsId = (id: string): string => id.replaceAll('-', '/').replaceAll('_', '+');

const addressOf = (
  one: NullableOption<{ name?: NullableOption<string>; address?: NullableOption<string> }> | undefined,
): EmailAddress => ({ displayName: one?.name ?? '', emailAddress: one?.address ?? '' });

export function readAppointment(event: Event): ItemStart {
  const attendees = event.attendees ?? [];
  const ofType = (type: string) =>
    attendees.filter((one) => one.type === type).map((one) => addressOf(one.emailAddress));
  return {
    mode: 'read',
    itemType: 'appointment',
    itemId: ewsId(event.id ?? ''),
    subject: event.subject ?? '',
    start: momentOf(event.start ?? {}).toISOString(),
    end: momentOf(event.end ?? {}).toISOString(),
    organizer: addressOf(event.organizer?.emailAddress),
    required: ofType('required'),
    optional: ofType('optional'),
    seriesId: event.seriesMasterId ?? null,
  };
}

const plainText = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';

/** An item that is read has its body only. */
export function readCalls({ contentType, content }: ItemBody): ItemCalls {
  return async (call, [type]) => {
    if (call !== 'body.get') throw new Error(`${call} is not there while reading`);
    const html = contentType === 'html';
    return type === 'text' && html ? plainText(content ?? '') : (content ?? '');
  };
}
