import { aheadMs } from '../clock.ts';
import type { Device, Network } from '../place.ts';
import { applyNetwork } from './network.ts';
import { applyPhone } from './phone.ts';
import { applyZone } from './zone.ts';

const done = Symbol.for('workbench');

/**
 * Makes a frame's window that of the person one is: their clock, their phone, today's network. A frame keeps its first window when
 * it goes from its empty page to one of the same origin, so what is done to it at once is there before any script of
 * the app; later pages of the frame are caught when they load.
 */
export function surround(
  frame: Window | null | undefined,
  zone: string,
  device: Device,
  network: () => Network,
): void {
  const win = frame as (Window & typeof globalThis & { [done]?: true }) | null | undefined;
  try {
    if (!win || win[done]) return;
    Object.defineProperty(win, done, { value: true });
    applyZone(win, zone, aheadMs);
    applyNetwork(win, network);
    if (device !== 'desktop') applyPhone(win, device);
  } catch {
    // A page of another origin: there is nothing to be done to it.
  }
}
