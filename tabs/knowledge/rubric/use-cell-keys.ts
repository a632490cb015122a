import type { KeyboardEvent } from 'react';
import type { Gap } from '../../../domain/knowledge/types/rubric.ts';

const placeOf = ({ criterion, level }: Gap) => `${criterion ?? '-'},${level ?? '-'}`;

/** What a field carries so that keys find it. */
export const cellPlace = (gap: Gap) => ({ 'data-cell': placeOf(gap) });

const fieldAt = (root: HTMLElement, gap: Gap) =>
  root.querySelector<HTMLTextAreaElement | HTMLInputElement>(`[data-cell="${placeOf(gap)}"]`);

export function focusCell(root: HTMLElement, gap: Gap): void {
  fieldAt(root, gap)?.focus();
}

const step = (at: number | null, by: number): number | null => {
  const to = (at ?? -1) + by;
  return to < 0 ? null : to;
};

/** Arrow keys lead to the cell beside where the text of this one begins or ends. */
export function onCellKey(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  const place = target.dataset.cell;
  if (!place || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart: from, selectionEnd: to, value } = target;
  if (from !== to) return;
  const isFirst = from === 0;
  const isLast = to === value.length;
  const ways: Readonly<Record<string, readonly [may: boolean, criterion: number, level: number]>> = {
    ArrowUp: [isFirst, -1, 0],
    ArrowDown: [isLast, 1, 0],
    ArrowLeft: [isFirst, 0, -1],
    ArrowRight: [isLast, 0, 1],
  };
  const way = ways[key];
  if (!way?.[0]) return;
  const [criterion = null, level = null] = place.split(',').map((one) => (one === '-' ? null : Number(one)));
  const next = fieldAt(currentTarget, { criterion: step(criterion, way[1]), level: step(level, way[2]) });
  if (!next || next === target) return;
  event.preventDefault();
  next.focus();
  const end = key === 'ArrowLeft' || key === 'ArrowUp' ? next.value.length : 0;
  next.setSelectionRange(end, end);
}
