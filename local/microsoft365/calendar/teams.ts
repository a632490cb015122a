import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { World } from '../world.ts';
import type { ItemBody, StoredEvent } from './event.ts';
import { mailboxBehind } from './mailbox.ts';

/** A new Teams meeting with its chat. The link is of the short form: no thread id can be read from it. */
export function createMeeting(
  world: World,
  organiser: Person,
  event: Pick<StoredEvent, 'iCalUId' | 'subject' | 'startMs' | 'endMs'>,
): string {
  const digits = `3${Array.from({ length: 12 }, () => randomInt(10)).join('')}`;
  const passcode = createHash('sha256')
    .update(randomUUID())
    .digest('base64url')
    .replace(/[-_]/g, 'x')
    .slice(0, 18);
  const joinUrl = `https://teams.microsoft.com/meet/${digits}?p=${passcode}`;
  const threadId = `19:meeting_${Buffer.from(randomUUID()).toString('base64').replaceAll('=', '')}@thread.v2`;
  const now = world.now().toISOString();
  const { state } = world.store;
  state.meetings.push({
    id: Buffer.from(`1*${organiser.id}*0**${threadId}`).toString('base64'),
    joinUrl,
    threadId,
    organizerId: organiser.id,
    iCalUId: event.iCalUId,
    subject: event.subject,
    start: event.startMs,
    end: event.endMs,
    createdDateTime: now,
  });
  state.chats.push({
    id: threadId,
    topic: event.subject,
    createdDateTime: now,
    lastUpdatedDateTime: now,
    members: [organiser.id],
    joinUrl,
    installedApps: [],
    tabs: [],
  });
  world.store.changed();
  return joinUrl;
}

/** The chat follows the organiser's copy: who is invited is a member, its topic is the subject. */
export function followMeeting(world: World, organiser: Person, event: StoredEvent): void {
  const { state } = world.store;
  const meeting = state.meetings.find((one) => one.joinUrl === event.joinUrl);
  const chat = meeting && state.chats.find(({ id }) => id === meeting.threadId);
  if (!meeting || !chat) return;
  Object.assign(meeting, { subject: event.subject, start: event.startMs, end: event.endMs });
  const invited = event.attendees.flatMap(({ emailAddress }) => {
    const person = mailboxBehind(world, organiser, emailAddress.address);
    return person?.hasTeams ? [person.id] : [];
  });
  chat.members = [...new Set([organiser.id, ...invited])];
  chat.topic = event.subject;
  chat.lastUpdatedDateTime = world.now().toISOString();
}

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;');

function blob(joinUrl: string): string {
  const digits = /meet\/(\d+)/.exec(joinUrl)?.[1] ?? '';
  const spaced = digits.replace(/(\d{3})(?=\d)/g, '$1 ');
  return `<br><div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">________________________________________________________________________________</span></div><div class="me-email-text" lang="en-GB" style="color:#252424"><div style="margin-bottom:24px; overflow:hidden; white-space:nowrap"><span class="me-email-text" style="font-size:24px; font-weight:700; margin-right:12px">Microsoft Teams</span><a id="meet_invite_block.action.help" class="me-email-link" href="https://aka.ms/JoinTeamsMeeting?omkt=en-GB">Need help?</a></div><div style="margin-bottom:6px"><a id="meet_invite_block.action.join_link" class="me-email-headline" href="${escapeAttribute(joinUrl)}" title="Meeting join link" target="_blank" rel="noreferrer noopener">Join the meeting now</a></div><div style="margin-bottom:6px"><span class="me-email-text-secondary">Meeting ID: </span><span class="me-email-text">${spaced}</span></div></div><div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">________________________________________________________________________________</span></div>`;
}

/** Whether the part that Teams wrote into the body is still there. */
export function hasBlob(content: string, joinUrl: string): boolean {
  return (
    content.includes('me-email-text') &&
    (content.includes(escapeAttribute(joinUrl)) || content.includes(joinUrl))
  );
}

const shell = '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';

/** Exchange keeps a body as a whole HTML document: what comes back is not what was sent. */
export function normalBody(body: ItemBody): ItemBody {
  if (body.contentType === 'text') return body;
  const { content } = body;
  if (content.startsWith(shell)) return body;
  const inner = /<body[^>]*>([\s\S]*)<\/body>/i.exec(content)?.[1] ?? content;
  return { contentType: 'html', content: `${shell}</head><body>${inner}</body></html>` };
}

export function withBlob(body: ItemBody, joinUrl: string): ItemBody {
  const html =
    body.contentType === 'html'
      ? normalBody(body)
      : normalBody({
          contentType: 'html',
          content: `<pre>${body.content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
        });
  if (hasBlob(html.content, joinUrl)) return html;
  return { contentType: 'html', content: html.content.replace('</body>', () => `${blob(joinUrl)}</body>`) };
}

export function preview(body: ItemBody): string {
  const text =
    body.contentType === 'text'
      ? body.content
      : body.content
          .replace(/<(style|head|script)[\s\S]*?<\/\1>/gi, '')
          .replace(/<(br|\/p|\/div|\/li)[^>]*>/gi, '\r\n')
          .replace(/<[^>]+>/g, '')
          .replaceAll('&nbsp;', ' ')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
  return text.trim().slice(0, 255);
}
