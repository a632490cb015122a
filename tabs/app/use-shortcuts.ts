import { useEffect, useRef } from 'react';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.role === 'combobox')
  );
}

/**
 * Keys and what they do, by `event.key`; with a modifier as `Ctrl+k` (⌘ counts as Ctrl). Plain keys are left alone
 * while somebody types.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const modified = event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || event.altKey || (!modified && isTyping(event.target))) return;
      const run = latest.current[modified ? `Ctrl+${event.key.toLowerCase()}` : event.key];
      if (!run) return;
      event.preventDefault();
      run();
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
