import { NOTICES } from '../../domain/api.ts';
import { escapeHtml } from '../../domain/shared/html.ts';
import { filledIn } from '../../domain/shared/notice.ts';
import { GraphFailure } from '../graph/graph.ts';
import { linksFor } from '../mail/links.ts';
import { sendOnce } from '../mail/send-once.ts';
import { isTemporary } from '../outbox/failures.ts';
import { noticeKey } from './notice-store.ts';
import type { Run } from './run.ts';
import type { Sending } from './send.ts';

/** A mail's id must look like one everywhere that it is looked for. */
const idOf = (name: string) => name.slice(0, 36);

/**
 * Mails somebody what Teams could not tell them, from the service mailbox where there is one, or else from their own.
 * False if it is to be tried again.
 */
export async function mailInstead(run: Run, sending: Sending): Promise<boolean> {
  const { world, tenantId } = run;
  const { person, name, about, notice, gathered = [] } = sending;
  const store = run.notices(person.id);
  const place = { tenantId, communityId: about.communityId, partition: store.partition };
  try {
    await sendOnce(world, {
      place,
      key: noticeKey(name),
      id: idOf(name),
      senderId: world.serviceMailboxOf(tenantId)?.id ?? person.id,
      write: async () => {
        if (!person.mail) return null;
        const linkTo = await linksFor(world, tenantId);
        const text = filledIn(NOTICES[notice.type].template, notice.parameters);
        const settings = linkTo('/notices');
        return {
          content: {
            subject: text,
            html: `<p>${escapeHtml(text)}</p><p>${escapeHtml(notice.preview)}</p><p><a href="${escapeHtml(linkTo(notice.path))}">Open it in Guildhall</a></p><p style="color:#616161">You get this because Teams cannot notify you. <a href="${escapeHtml(settings)}">Choose your notifications</a></p>`,
            to: [person],
            hidden: false,
          },
        };
      },
    });
  } catch (error) {
    if (isTemporary(error)) return false;
    if (!(error instanceof GraphFailure)) throw error;
  }
  const row = await store.find(name);
  if (row?.state === 'mailing') {
    const delivery = await world.mails.delivery(place, noticeKey(name));
    await store.change(
      name,
      row.etag,
      delivery?.mailState === 'sent' ? 'mailed' : 'home',
      undefined,
      gathered,
    );
  }
  return true;
}
