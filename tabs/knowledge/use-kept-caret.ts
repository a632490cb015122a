import { useLayoutEffect } from 'react';

/** How far around a caret its surroundings are compared. */
const AROUND = 200;

/** The place in another version of a text whose surroundings are most like those of a place in this one. */
export function samePlace(before: string, after: string, at: number): number {
  const short = Math.min(before.length, after.length);
  let head = 0;
  while (head < short && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < short - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (at <= head) return at;
  if (at >= before.length - tail) return at + after.length - before.length;
  let best = { place: head, alike: -1 };
  for (let place = head; place <= after.length - tail; place += 1) {
    let left = 0;
    while (left < AROUND && left < at && left < place && before[at - 1 - left] === after[place - 1 - left])
      left += 1;
    let right = 0;
    while (
      right < AROUND &&
      at + right < before.length &&
      place + right < after.length &&
      before[at + right] === after[place + right]
    )
      right += 1;
    if (left + right > best.alike) best = { place, alike: left + right };
  }
  return best.place;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const FIELDS = 'textarea, input:not([type=checkbox], [type=radio])';
const isTextField = (element: Element | null): element is TextField => element?.matches(FIELDS) === true;

/**
 * The caret stays with the words that are being typed when another's words come into a field, or when the fields change
 * places. Called where those words arrive; the fields are drawn below.
 */
export function useKeptCaret(): void {
  const field = document.activeElement;
  const before = isTextField(field)
    ? { value: field.value, start: field.selectionStart, end: field.selectionEnd, top: field.scrollTop }
    : null;
  useLayoutEffect(() => {
    if (!before || !isTextField(field) || field !== document.activeElement || field.value === before.value)
      return;
    const { value, start, end, top } = before;
    // The fields of a row are drawn in the place of another's.
    const moved =
      value.trim() !== '' && field.value !== value
        ? [...(field.closest('[data-writing]')?.querySelectorAll<TextField>(field.localName) ?? [])].find(
            (one) => one.value === value,
          )
        : undefined;
    if (moved) moved.focus();
    if (start === null || end === null) return;
    const now = moved ?? field;
    now.setSelectionRange(samePlace(value, now.value, start), samePlace(value, now.value, end));
    now.scrollTop = top;
  });
}
