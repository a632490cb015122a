import { applyNetwork } from '../page/host/network.ts';
import { type Network, networks } from '../page/place.ts';
import { HOST_INFO, type ToParent } from './protocol.ts';

/** What the dialog's first address said of its host; later pages of the same window find it in the session's storage. */
function hostInfoHere(): string | null {
  const given = new URLSearchParams(location.search).get(HOST_INFO);
  if (given) sessionStorage.setItem(HOST_INFO, given);
  return given ?? sessionStorage.getItem(HOST_INFO);
}

/** Office in a page of a dialog: it may ask what is supported, and speak to the pane. null in any other page. */
export function inDialog() {
  if (window.parent !== window) return null;
  const info = hostInfoHere();
  if (!info?.includes('isDialog')) return null;
  const onTheWeb = info.startsWith('Outlook$Web');
  const opener = window.opener as Window | null;
  // As the real one does, where what stood in the window meanwhile has cut it off.
  if (!opener) {
    window.close();
    return null;
  }
  applyNetwork(window, () => networkOf(opener));
  return {
    onTheWeb,
    messageParent(message: unknown, options?: { targetOrigin?: string }): void {
      if (typeof message !== 'string' && typeof message !== 'boolean')
        throw new Error('messageParent takes a text or a boolean');
      if (options && !onTheWeb) throw new Error('DialogOrigin 1.1 is not supported');
      const said: ToParent = {
        office: 'to-parent',
        message: String(message),
        targetOrigin: options?.targetOrigin ?? location.origin,
      };
      opener.postMessage(said, location.origin);
    },
  };
}

/** The network of a dialog is that of the workbench it was opened from. */
function networkOf(workbench: Window): Network {
  try {
    const named = new URLSearchParams(workbench.location.search).get('network');
    return networks.find((one) => one === named) ?? 'on';
  } catch {
    return 'on';
  }
}
