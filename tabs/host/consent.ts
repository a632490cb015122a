import { getToken, theHost } from './host.ts';
import { SAYS } from './popup.ts';
import { claimsIn } from './token.ts';

const SIZE = { width: 520, height: 640 };

function openHere(page: URL): Promise<void> {
  const popup = open(page, '_blank', `popup,width=${SIZE.width},height=${SIZE.height}`);
  const said = new BroadcastChannel(SAYS);
  return new Promise<void>((resolve, reject) => {
    said.onmessage = ({ data }: MessageEvent<string | null>) =>
      data === null ? resolve() : reject(new Error(data));
    const watching = setInterval(() => {
      if (popup && !popup.closed) return;
      clearInterval(watching);
      reject(new Error('CancelledByUser'));
    }, 500);
  }).finally(() => said.close());
}

/**
 * Opens Microsoft's consent page in a pop-up of the host; call it from a click. Resolves when the person has agreed.
 * Who we are and where to ask stands in the token, so the pages need no settings of their own.
 */
export async function askConsent(claims?: string): Promise<void> {
  const token = claimsIn(await getToken());
  const page = new URL('/consent.html', location.origin);
  page.searchParams.set('authority', new URL(token.iss).origin);
  page.searchParams.set('tenant', token.tid);
  page.searchParams.set('client', token.aud.split('/').at(-1) ?? '');
  page.searchParams.set('hint', token.preferred_username ?? token.upn ?? '');
  if (claims) page.searchParams.set('claims', claims);
  // Hosts open https pages only; on a developer's machine the page is http, and opens its window itself.
  if (page.protocol === 'https:') await theHost().openWindow(page, SIZE);
  else await openHere(page);
}
