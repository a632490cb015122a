import { createHash } from 'node:crypto';
import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import type { Session } from '../../domain/sessions/session.ts';

/** Our part of an invite's body ends with the element that has this id; what follows is Outlook's and Teams'. */
const OPENING = '<div id="guildhall-agenda">';
const END = '<span id="guildhall-agenda-end"></span></div>';

export interface InviteParts {
  readonly session: Session;
  readonly community: string;
  readonly agenda: readonly AgendaItem[];
  readonly artifacts: readonly { readonly id: string; readonly title: string }[];
  /** Makes a link that opens a page of Guildhall in Teams, from its path. */
  readonly linkTo: (path: string) => string;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const withBreaks = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

/** A link into the app in Teams; also works from Outlook, where it opens the app there. */
export function deepLink(appId: string, publicUrl: string, path: string): string {
  const context = JSON.stringify({ subEntityId: path });
  const web = encodeURIComponent(`${publicUrl}${path}`);
  return `https://teams.microsoft.com/l/entity/${appId}/home?webUrl=${web}&context=${encodeURIComponent(context)}`;
}

/** The agenda as the invite shows it, and a mark that tells one agenda from another. */
export function inviteBody(parts: InviteParts): { html: string; mark: string } {
  const { session, agenda, artifacts, linkTo } = parts;
  const path = `/communities/${session.communityId}/sessions/${session.id}`;
  const items = agenda.map(
    (item) =>
      `<tr><td style="padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap">${item.minutes} min</td>` +
      `<td style="padding:2px 0"><b>${escapeHtml(item.title)}</b>${item.prompt ? `<br>${withBreaks(item.prompt)}` : ''}</td></tr>`,
  );
  const playbooks = artifacts.map(
    (artifact) =>
      `<li><a href="${escapeHtml(linkTo(`/communities/${session.communityId}/knowledge/${artifact.id}`))}">${escapeHtml(artifact.title)}</a></li>`,
  );
  const html = [
    OPENING,
    session.purpose ? `<p>${withBreaks(session.purpose)}</p>` : '',
    `<p>${escapeHtml(session.facilitator.name)} facilitates this ${escapeHtml(session.format)} session of ${escapeHtml(parts.community)}.</p>`,
    items.length > 0 ? `<p><b>Agenda</b></p><table>${items.join('')}</table>` : '',
    playbooks.length > 0 ? `<p><b>Beside the call</b></p><ul>${playbooks.join('')}</ul>` : '',
    `<p><a href="${escapeHtml(linkTo(path))}">Open the session in Guildhall</a></p>`,
    END,
  ].join('');
  return { html, mark: createHash('sha256').update(html).digest('hex').slice(0, 32) };
}

/**
 * Puts the agenda into a body that Outlook and Teams have added to. Everything outside our own part stays as it is,
 * above all the Teams block, without which the meeting would be taken off the event. undefined: our part cannot be
 * found, so the body is better left alone.
 */
export function withAgenda(body: string, html: string): string | undefined {
  const from = body.indexOf('id="guildhall-agenda"');
  const endsAt = body.indexOf('guildhall-agenda-end');
  if (from < 0 || endsAt < from) return undefined;
  const start = body.lastIndexOf('<div', from);
  const closing = /<\/span>\s*<\/div>/.exec(body.slice(endsAt));
  if (start < 0 || !closing) return undefined;
  return body.slice(0, start) + html + body.slice(endsAt + closing.index + closing[0].length);
}
