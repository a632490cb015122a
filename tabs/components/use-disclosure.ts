import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

export interface Disclosure {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Closes it and gives the focus back to its button. */
  readonly leave: () => void;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
  /** For the root: Escape closes it, arrows, Home and End go through its items. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The items that it shows. */
  readonly items: () => HTMLElement[];
}

/** A button that opens a list over the page; `selector` finds the list's items. It is closed by pressing elsewhere too. */
export function useDisclosure(selector: string): Disclosure {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    addEventListener('focusin', away);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('focusin', away);
    };
  }, [open]);

  const items = () => [...(root.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
  function leave() {
    setOpen(false);
    button.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      leave();
      return;
    }
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const last = all.length - 1;
    const to = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || !open) return;
    event.preventDefault();
    all[to]?.focus();
  }
  return { open, setOpen, leave, root, button, onKeyDown, items };
}
