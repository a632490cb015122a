import { useEffect, useRef } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';

/** `#note-…` in the address, as search gives it: that note is brought into view and pointed at, once it is there. */
export function useNoteAsked(notes: number): void {
  const asked = useLocationProperty(() => location.hash);
  const shown = useRef('');
  useEffect(() => {
    if (notes === 0 || !asked.startsWith('#note-') || shown.current === asked) return;
    // After the page itself has taken the focus and scrolled to its top.
    const timer = setTimeout(() => {
      const row = document.getElementById(asked.slice(1));
      if (!row) return;
      shown.current = asked;
      row.closest('details')?.setAttribute('open', '');
      for (const before of document.querySelectorAll('[data-asked]')) before.removeAttribute('data-asked');
      row.dataset.asked = '';
      row.tabIndex = -1;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'center' });
    }, 50);
    return () => clearTimeout(timer);
  }, [asked, notes]);
}
