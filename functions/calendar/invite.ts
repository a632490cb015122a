import { createHash } from 'node:crypto';
import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { escapeHtml, htmlLines } from '../../domain/shared/html.ts';

/** The id of the element with our part of an invite's body. Everything else is from Outlook, Teams and the host. */
const OPENING = '<div id="guildhall-agenda">';
/**
 * The id of the last paragraph of our part. It is not an empty element, because tools that clean up HTML remove those.
 */
const LAST = '<p id="guildhall-agenda-end">';
const END = '</p></div>';

export interface InviteParts {
  readonly session: Session;
  readonly community: string;
  readonly agenda: readonly AgendaItem[];
  readonly artifacts: readonly { readonly id: string; readonly title: string }[];
  /** Makes a link to a page of Guildhall from its path. */
  readonly linkTo: (path: string) => string;
}

/**
 * The agenda as the invite shows it, and a mark that tells one agenda from another. Where the links lead is not part of
 * the mark: the app's address or its id in the catalogue may change, which is no reason to mail everyone.
 */
export function inviteBody(parts: InviteParts): { html: string; mark: string } {
  const words = written({ ...parts, linkTo: (path) => path });
  return { html: written(parts), mark: createHash('sha256').update(words).digest('hex').slice(0, 32) };
}

const replaces = (host: string) =>
  `This invite replaces the one from ${host}’s calendar. If you still have the old entry, you can delete it: its meeting is not held.`;

function written(parts: InviteParts): string {
  const { session, agenda, artifacts, linkTo } = parts;
  const path = `/communities/${session.communityId}/sessions/${session.id}`;
  const items = agenda.map(
    (item) =>
      `<tr><td style="padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap">${item.minutes} min</td>` +
      `<td style="padding:2px 0"><b>${escapeHtml(item.title)}</b>${item.prompt ? `<br>${htmlLines(item.prompt)}` : ''}</td></tr>`,
  );
  const playbooks = artifacts.map(
    (artifact) =>
      `<li><a href="${escapeHtml(linkTo(`/communities/${session.communityId}/knowledge/${artifact.id}`))}">${escapeHtml(artifact.title)}</a></li>`,
  );
  const format = session.format.charAt(0).toUpperCase() + session.format.slice(1);
  return [
    OPENING,
    session.takenOver ? `<p>${escapeHtml(replaces(session.takenOver.from.name))}</p>` : '',
    session.purpose ? `<p>${htmlLines(session.purpose)}</p>` : '',
    // Organiser and facilitator are left out: they may change, and each change of the body is a mail to everyone.
    `<p>${escapeHtml(format)} session of ${escapeHtml(parts.community)}.</p>`,
    items.length > 0 ? `<p><b>Agenda</b></p><table>${items.join('')}</table>` : '',
    playbooks.length > 0 ? `<p><b>Beside the call</b></p><ul>${playbooks.join('')}</ul>` : '',
    `${LAST}<a href="${escapeHtml(linkTo(path))}">Open the session in Guildhall</a> to see who plans it and who facilitates.${END}`,
  ].join('');
}

/**
 * Puts the agenda into a body to which Outlook, Teams and the host have added. Everything outside our part stays, above
 * all the Teams block: without it Exchange removes the meeting from the event. If our part was removed it is added at
 * the beginning.
 */
export function withAgenda(body: string, html: string): string {
  const part = ourPart(body);
  if (part) return body.slice(0, part.from) + html + body.slice(part.to);
  const opening = /<body[^<>]*>/i.exec(body);
  const at = opening ? opening.index + opening[0].length : 0;
  return body.slice(0, at) + html + body.slice(at);
}

export const hasOurPart = (body: string): boolean => ourPart(body) !== undefined;

/** Finds our part. Exchange may write attributes differently from how they were sent, or put x_ before an id. */
function ourPart(body: string): { from: number; to: number } | undefined {
  const opening = /<div\b[^<>]*\bid=["']?(?:x_)*guildhall-agenda["'\s>]/i.exec(body);
  if (!opening) return undefined;
  const last = /\bid=["']?(?:x_)*guildhall-agenda-end["'\s>]/i.exec(body.slice(opening.index));
  if (!last) return undefined;
  const lastAt = opening.index + last.index;
  const closing = /<\/p>\s*<\/div>/i.exec(body.slice(lastAt));
  return closing ? { from: opening.index, to: lastAt + closing.index + closing[0].length } : undefined;
}
