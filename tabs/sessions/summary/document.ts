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
import { sayDate, sayExactly, sayTime } from '../../components/dates.ts';

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
