import ShortcutsSheet from '../app/ShortcutsSheet.tsx';

const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ['n', 'Write a note'],
  ['1 – 6', 'Choose its kind, while the note is empty'],
  ['1 1', 'Begin the note with that digit'],
  ['Alt+1 – 6', 'Choose its kind while writing'],
  ['Enter', 'Save the note'],
  ['Shift+Enter', 'Begin a new line'],
  ['Esc', 'Leave what you are in'],
  ['← →', 'Move between the tabs'],
  ['?', 'Show this list'],
];

/** The list of the keys that the panel knows. */
export default function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  return <ShortcutsSheet shortcuts={SHORTCUTS} onClose={onClose} />;
}
