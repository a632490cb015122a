import type { Network } from '../place.ts';

type FrameWindow = Window & typeof globalThis;

const states = new WeakMap<Window, { network: Network }>();

/**
 * Gives one frame a bad network and leaves everybody else's alone. The frame has the workbench's origin, so its
 * `fetch` can be stood in for; its scripts and styles still come, as a browser's cache would give them.
 */
export function applyNetwork(frame: Window, network: Network): void {
  const win = frame as FrameWindow;
  const state = states.get(win) ?? standIn(win);
  const wasOnline = state.network !== 'off';
  state.network = network;
  const isOnline = network !== 'off';
  if (isOnline !== wasOnline) win.dispatchEvent(new win.Event(isOnline ? 'online' : 'offline'));
}

function standIn(win: FrameWindow): { network: Network } {
  const state: { network: Network } = { network: 'on' };
  const fetchReally = win.fetch.bind(win);
  const failed = () => new win.TypeError('Failed to fetch');
  win.fetch = async (input, init) => {
    if (state.network === 'off') throw failed();
    const answer = await fetchReally(input, init);
    if (state.network !== 'on') throw failed();
    return answer;
  };
  Object.defineProperty(win.navigator, 'onLine', {
    configurable: true,
    get: () => state.network !== 'off' && navigator.onLine,
  });
  states.set(win, state);
  return state;
}
