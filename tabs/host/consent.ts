import { getToken, theHost } from './host.ts';
import { claimsIn } from './token.ts';
import { MICROSOFT_SIZE } from './window-size.ts';

/**
 * Opens Microsoft's consent page in a pop-up of the host; call it from a click. Resolves when the person has agreed.
 * Who we are and where to ask stands in the token, so the pages need no settings of their own.
 */
export async function askConsent(claims?: string): Promise<void> {
  const host = theHost();
  if (claims && host.answerClaims) return host.answerClaims(claims);
  const token = claimsIn(await getToken());
  const page = new URL(host.consentPage, location.origin);
  page.searchParams.set('for', 'consent');
  page.searchParams.set('authority', new URL(token.iss).origin);
  page.searchParams.set('tenant', token.tid);
  page.searchParams.set('client', token.aud.split('/').at(-1) ?? '');
  page.searchParams.set('hint', token.preferred_username ?? token.upn ?? '');
  if (claims) page.searchParams.set('claims', claims);
  await host.openWindow(page, MICROSOFT_SIZE);
}
