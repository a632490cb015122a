import type { Host } from '../host/host.ts';

/** Of the frames on the page, the one shown last at the end. */
const hosts = new Set<Host>();

export function shown(host: Host): () => void {
  hosts.delete(host);
  hosts.add(host);
  return () => hosts.delete(host);
}

/** The way back of a phone: the app is asked first, and says `navigateBack` where it has none of its own. */
export function pressBack(): void {
  const front = [...hosts].at(-1);
  if (front?.initialised) front.send('backButtonPress');
  else history.back();
}
