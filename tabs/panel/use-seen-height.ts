import { useEffect } from 'react';

/** A keyboard that covers the page instead of resizing it takes more than this. */
const KEYBOARD_MIN = 80;

/**
 * Tells the styles how much of the page is seen (`--seen-height`) and from where (`--seen-top`), where a phone's
 * keyboard covers a part of it. Elsewhere the browser resizes the page, and nothing is set.
 */
export function useSeenHeight(): void {
  useEffect(() => {
    const { visualViewport: seen } = window;
    if (!seen) return;
    const { style } = document.documentElement;
    const look = () => {
      // Zooming in by hand shows less of the page as well, and changes nothing.
      const covered = Math.abs(seen.scale - 1) < 0.01 && innerHeight - seen.height > KEYBOARD_MIN;
      if (covered) {
        style.setProperty('--seen-height', `${seen.height}px`);
        style.setProperty('--seen-top', `${seen.offsetTop}px`);
      } else {
        style.removeProperty('--seen-height');
        style.removeProperty('--seen-top');
      }
    };
    look();
    seen.addEventListener('resize', look);
    seen.addEventListener('scroll', look);
    return () => {
      seen.removeEventListener('resize', look);
      seen.removeEventListener('scroll', look);
    };
  }, []);
}
