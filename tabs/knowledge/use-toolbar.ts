import { type KeyboardEvent, useState } from 'react';

/** A toolbar of so many buttons as one tab stop, in which the arrow keys, Home and End move the focus. */
export function useToolbar(buttons: number) {
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, buttons - 1);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? buttons - 1
          : step && (stop + step + buttons) % buttons;
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    event.currentTarget.querySelectorAll('button')[to]?.focus();
  }

  return {
    onKeyDown,
    tabIndexOf: (at: number) => (at === stop ? 0 : -1),
    /** Called when a button is pressed, so that the tab stop is there. */
    onPress: setCurrent,
  };
}
