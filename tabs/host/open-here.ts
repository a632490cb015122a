import type { WindowSize } from './window-size.ts';

/** Where a pop-up that no host has opened says how it went. */
export const SAYS = 'guildhall.consent';

/** Opens a page of ours in a pop-up of the page's own. */
export function openHere(page: URL, { width, height }: WindowSize): Promise<void> {
  const popup = open(page, '_blank', `popup,width=${width},height=${height}`);
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
