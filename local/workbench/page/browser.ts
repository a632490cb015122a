import { type Around, whereTo } from './links.ts';

/**
 * Opens a page in a window as a browser would: nobody opened it, so the app finds no host. A page of the app has links
 * into Teams, and the person's Teams is here.
 */
export function openWindow(url: string, around: Omit<Around, 'host'>, say: (text: string) => void): void {
  if (new URL(url).origin !== location.origin) {
    open(url, '_blank', 'noopener');
    return;
  }
  const page = open(url, '_blank');
  if (!page) return;
  page.opener = null;
  const here = `${location.origin}${location.pathname}${location.search}`;
  page.addEventListener('load', () =>
    page.document.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
      const opened = link && whereTo(link.href, { ...around, host: 'teams' });
      if (!opened || opened.kind === 'elsewhere') return;
      event.preventDefault();
      if (opened.kind === 'here') page.location.href = here + opened.hash;
      else say(opened.text);
    }),
  );
}
