import * as z from 'zod/mini';
import { passFrom, requestPass } from '../../../domain/safety/blind-pass.ts';
import { takePass } from '../../../domain/safety/contract.ts';
import { call } from '../../api/client.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';

/** What this browser knows of a person's pass for a session. It alone knows whether they have answered. */
const ownPass = z.object({
  serial: z.string(),
  factor: z.string(),
  blinded: z.string(),
  /** '' until the server has answered the request. */
  pass: z.string(),
  answered: z.boolean(),
  /** Another device, or another app on this one, has the one pass. */
  elsewhere: z.boolean(),
  until: z.string(),
});
export type OwnPass = z.infer<typeof ownPass>;

const recordsFor = (personId: string) => recordsOf(browserStore, prefixOf('pulse', personId), ownPass);

/** What this browser knows already; null before it has asked for a pass. */
export const ownPassOf = (personId: string, sessionId: string): OwnPass | null =>
  recordsFor(personId).get(sessionId);

/** The pass for a session; asked for when Home first shows the question here, and the same from then on. */
export async function passFor(
  personId: string,
  params: { readonly communityId: string; readonly sessionId: string },
  until: string,
): Promise<OwnPass> {
  const records = recordsFor(personId);
  for (const [id, one] of records.all()) if (Date.parse(one.until) < Date.now()) records.remove(id);
  const { sessionId } = params;
  let own = records.get(sessionId);
  if (!own) {
    // Kept before it is sent, so that a lost answer can be asked for again.
    own = { ...(await requestPass()), pass: '', answered: false, elsewhere: false, until };
    records.set(sessionId, own);
  }
  if (own.pass || own.answered || own.elsewhere) return own;
  const { signed } = await call(takePass, { params, body: { blinded: own.blinded } });
  const complete = signed === null ? { ...own, elsewhere: true } : { ...own, pass: passFrom(own, signed) };
  records.set(sessionId, complete);
  return complete;
}

/** Remembers, here alone, that it is answered. */
export function rememberAnswered(personId: string, sessionId: string, own: OwnPass): OwnPass {
  const answered = { ...own, serial: '', factor: '', pass: '', answered: true };
  recordsFor(personId).set(sessionId, answered);
  return answered;
}
