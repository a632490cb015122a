import { useRef, useState } from 'react';

/**
 * What a form edits, read from a text. What the form writes is not read again, so that nothing changes under somebody's
 * hands; a text that comes from elsewhere is. `carry` says what of the model before it goes on then, such as the rows
 * whose fields somebody types into. `again` reads what the form wrote.
 */
export function useModel<Model>(
  text: string,
  read: (text: string) => Model,
  write: (model: Model) => string,
  onChange: (text: string) => void,
  carry: (model: Model, before: Model) => Model,
) {
  const [kept, setKept] = useState(() => ({ text, model: read(text) }));
  const latest = useRef(kept);
  /** The text before the last change, which may be shown once more before the change arrives. */
  const before = useRef<string | null>(null);
  let shown = kept;
  if (text === kept.text) before.current = null;
  else if (text !== before.current) {
    shown = { text, model: carry(read(text), latest.current.model) };
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
    again(divide: (model: Model, before: Model) => Model) {
      const { text: written, model } = latest.current;
      keep(divide(read(written), model), written);
    },
  };
}
