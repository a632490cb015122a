import type { Network } from '../place.ts';

type FrameWindow = Window & typeof globalThis;

/**
 * Stands in for the `fetch` of one frame, which the workbench can do as it has the same origin: everybody else's
 * network stays as it is, and scripts and styles still come, as a browser's cache would give them.
 */
export function applyNetwork(win: FrameWindow, network: () => Network): void {
  const fetchReally = win.fetch.bind(win);
  const failed = () => new win.TypeError('Failed to fetch');
  win.fetch = async (input, init) => {
    if (network() === 'off') throw failed();
    const answer = await fetchReally(input, init);
    if (network() !== 'on') throw failed();
    return answer;
  };
  Object.defineProperty(win.navigator, 'onLine', {
    configurable: true,
    get: () => network() !== 'off' && navigator.onLine,
  });
}

export function tellNetwork(win: Window, from: Network, to: Network): void {
  if ((from === 'off') === (to === 'off')) return;
  win.dispatchEvent(new Event(to === 'off' ? 'offline' : 'online'));
}
