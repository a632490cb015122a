import type { MailAccess } from '../../domain/shared/mail.ts';
import { mailboxCall } from '../calendar/mailbox.ts';
import { GraphFailure } from '../graph/graph.ts';
import { probeMailbox } from '../graph/messages.ts';
import type { World } from '../world.ts';

/** What Graph said is asked again after this time: soon where it refused, because a permission may be given any time. */
const GOOD_FOR_MS: Readonly<Record<MailAccess, number>> = {
  yes: 86_400_000,
  forbidden: 600_000,
  'no-mailbox': 600_000,
  unknown: 0,
};

/**
 * Whether Guildhall may send mail from a person's mailbox. The permission is granted in Exchange, for a group of
 * mailboxes, and no token tells it; so Graph is asked, and what it said is remembered.
 */
export async function mailAccessOf(world: World, tenantId: string, personId: string): Promise<MailAccess> {
  const known = await world.mails.access(tenantId, personId);
  const age = known ? world.now().getTime() - Date.parse(known.checkedAt) : Number.POSITIVE_INFINITY;
  if (known && age < GOOD_FOR_MS[known.access]) return known.access;
  let access: MailAccess = 'yes';
  try {
    await probeMailbox(await mailboxCall(world, tenantId, personId), personId);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const refused = accessIn(error);
    if (!refused) return known?.access ?? 'unknown';
    access = refused;
  }
  await world.mails.keepAccess(tenantId, personId, access, world.now());
  return access;
}

/** What a failure says of the mailbox; undefined if nothing. */
export function accessIn({ status }: GraphFailure): 'forbidden' | 'no-mailbox' | undefined {
  if (status === 403) return 'forbidden';
  return status === 404 ? 'no-mailbox' : undefined;
}
