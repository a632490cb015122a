import type { LegacyContext } from './context.ts';
import { clientSupportedSdkVersion, isRequest, runtimeConfig } from './protocol.ts';

/**
 * `authentication.authenticate`: a window of the app in which somebody signs in or consents. Its teams-js finds the
 * host in `window.opener`, says how it went and closes the window itself.
 */
export function authenticate(
  url: string,
  width: unknown,
  height: unknown,
  context: LegacyContext,
): Promise<[boolean, string]> {
  const size = (value: unknown, usual: number) => (typeof value === 'number' && value > 0 ? value : usual);
  const features = `popup,width=${size(width, 600)},height=${size(height, 600)}`;
  const popup = open(url, '_blank', features);
  if (!popup) return Promise.resolve([false, 'FailedToOpenWindow']);

  return new Promise((resolve) => {
    const finish = (answer: [boolean, string]) => {
      clearInterval(watching);
      removeEventListener('message', listen);
      resolve(answer);
    };
    const listen = ({ source, data, origin }: MessageEvent) => {
      if (source !== popup || !isRequest(data)) return;
      const answer = (...args: unknown[]) =>
        popup.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
      if (data.func === 'initialize') {
        answer('authentication', 'web', runtimeConfig(context.hostName), clientSupportedSdkVersion);
      }
      if (data.func === 'getContext') answer({ ...context, frameContext: 'authentication' });
      if (data.func === 'appInitialization.success') answer();
      const said = String(data.args?.[0] ?? '');
      if (data.func === 'authentication.authenticate.success') finish([true, said]);
      if (data.func === 'authentication.authenticate.failure') finish([false, said]);
    };
    const watching = setInterval(() => {
      if (popup.closed) finish([false, 'CancelledByUser']);
    }, 300);
    addEventListener('message', listen);
  });
}
