import type { Event, ItemBody, NullableOption } from '@microsoft/microsoft-graph-types';
import type { EmailAddress, ItemStart } from '../../office/protocol.ts';
import type { Mail } from '../api.ts';
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

export function readMessage({ id, subject, from, at }: Mail): ItemStart {
  return {
    mode: 'read',
    itemType: 'message',
    itemId: ewsId(id),
    subject,
    from: addressOf(from),
    created: at,
  };
}

/** As Outlook makes plain text of HTML: a line for a block, and an empty line after a paragraph. */
function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const line of body.querySelectorAll('br')) line.replaceWith('\n');
  for (const block of body.querySelectorAll('p, h1, h2, h3, ul, ol, table, div')) block.append('\n\n');
  for (const item of body.querySelectorAll('li, tr')) item.append('\n');
  return (body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}

/** An item that is read has its body only. */
export function readCalls({ contentType, content }: ItemBody): ItemCalls {
  return async (call, [type]) => {
    if (call !== 'body.get') throw new Error(`${call} is not there while reading`);
    const html = contentType === 'html';
    return type === 'text' && html ? plainText(content ?? '') : (content ?? '');
  };
}
