import { useLayoutEffect, useRef } from 'react';

/** Where the focus goes once the next order of a form is drawn: what was moved or removed loses it. */
export function useFocus() {
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | HTMLElement | null>(null);
  useLayoutEffect(() => {
    const to = wanted.current;
    if (!to) return;
    const found = to instanceof HTMLElement ? to : root.current?.querySelector<HTMLElement>(to);
    if (!found) return;
    wanted.current = null;
    found.focus();
  });
  return {
    root,
    /** The first field or button within what the selector names. */
    focus(selector: string) {
      wanted.current = selector;
    },
    /** Whatever has the focus now keeps it. */
    hold() {
      wanted.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
  };
}
