import { sayLed } from '../../../domain/sessions/leaders.ts';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { Circumstances } from '../../../domain/sessions/summary.ts';
import {
  asHtml,
  asMarkdown,
  asText,
  checklistParts,
  partsOf,
} from '../../../domain/sessions/summary-document.ts';
import { pageAddress } from '../../../domain/shared/links.ts';
import { sayDate, sayExactly, sayTime } from '../../components/dates.ts';
import type { HostContext } from '../../host/context.ts';

/** The address of the session's page, for people who are not in Teams just now as well. */
export function summaryLink(
  { communityId, id }: Pick<Session, 'communityId' | 'id'>,
  { tenantId, appId }: Pick<HostContext, 'tenantId' | 'appId'>,
): string {
  const app = tenantId && appId ? { tenantId, appId } : undefined;
  return pageAddress(location.origin, `/communities/${communityId}/sessions/${id}`, app);
}

/** The summary as it is copied. */
export function copiesOf(
  session: Session,
  notes: readonly Note[],
  { led, checklists }: Circumstances,
  link: string,
) {
  const said = {
    title: session.topic,
    meta: [sayExactly(session.startsAt), ...(led.length > 0 ? [sayLed(led, sayTime)] : [])],
    changes: null,
    parts: [...partsOf(notes, sayDate), ...checklistParts(checklists)],
    link,
  };
  return { rich: { text: asText(said), html: asHtml(said) }, markdown: { text: asMarkdown(said) } };
}
