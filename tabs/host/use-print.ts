import { useHost } from './use-host.ts';

/** Prints the page; null where the host cannot, as on a phone. */
export function usePrint(): (() => void) | null {
  const { device } = useHost();
  return device === 'computer' ? () => window.print() : null;
}
