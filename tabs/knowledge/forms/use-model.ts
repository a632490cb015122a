import { useRef, useState } from 'react';

/**
 * What a form edits, read from a text. What the form writes is not read again, so that nothing changes under somebody's
 * hands; a text that comes from elsewhere is. `again` reads what the form wrote; `carry` says what of the model before it goes on.
 */
export function useModel<Model>(
  text: string,
  read: (text: string) => Model,
  write: (model: Model) => string,
  onChange: (text: string) => void,
) {
  const [kept, setKept] = useState(() => ({ text, model: read(text) }));
  const latest = useRef(kept);
  /** The text before the last change, which may be shown once more before the change arrives. */
  const before = useRef<string | null>(null);
  let shown = kept;
  if (text === kept.text) before.current = null;
  else if (text !== before.current) {
    shown = { text, model: read(text) };
    before.current = null;
    latest.current = shown;
    setKept(shown);
  }
  function keep(model: Model, written: string) {
    const next = { text: written, model };
    if (written !== latest.current.text) before.current = latest.current.text;
    latest.current = next;
    setKept(next);
  }
  return {
    model: shown.model,
    set(change: (model: Model) => Model) {
      const model = change(latest.current.model);
      const written = write(model);
      const changed = written !== latest.current.text;
      keep(model, written);
      if (changed) onChange(written);
    },
    again(carry: (model: Model, before: Model) => Model) {
      const { text: written, model } = latest.current;
      keep(carry(read(written), model), written);
    },
  };
}
