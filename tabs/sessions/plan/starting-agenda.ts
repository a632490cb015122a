import { type AgendaItemDraft, OPEN_ACTIONS_ITEM } from '../../../domain/sessions/agenda.ts';
import { type SessionFormat, takesOpenActions } from '../../../domain/sessions/session.ts';
import { DEBRIEF, STARTING } from './starting-texts.ts';

const STEP = 5;

/** `total` minutes in parts that keep to `shares`: in steps of five where there is room, and never less than one. */
export function portions(total: number, shares: readonly number[]): number[] {
  if (shares.length === 0) return [];
  const step = total >= shares.length * STEP ? STEP : 1;
  const units = Math.max(shares.length, Math.floor(total / step));
  const sum = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share) => (share / sum) * units);
  const parts = exact.map((part) => Math.max(1, Math.floor(part)));
  const order = exact
    .map((part, at) => ({ at, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  const given = () => parts.reduce((all, part) => all + part, 0);
  for (let turn = 0; given() < units; turn += 1) {
    const at = order[turn % order.length]?.at ?? 0;
    parts[at] = (parts[at] ?? 0) + 1;
  }
  while (given() > units && Math.max(...parts) > 1) {
    const largest = parts.indexOf(Math.max(...parts));
    parts[largest] = (parts[largest] ?? 2) - 1;
  }
  const minutes = parts.map((part) => part * step);
  const largest = minutes.indexOf(Math.max(...minutes));
  const left = total - minutes.reduce((all, part) => all + part, 0);
  if (left > 0) minutes[largest] = (minutes[largest] ?? 0) + left;
  return minutes;
}

/** The item that lists what is still to be done. */
export function openActionsItem(id: string): AgendaItemDraft {
  return { id, ...OPEN_ACTIONS_ITEM };
}

/** An agenda to start from: what a session of this format usually goes like, in the time there is. */
export function startingAgenda(
  format: SessionFormat,
  minutes: number,
  openActions: boolean,
  newId: () => string,
): AgendaItemDraft[] {
  const takes = openActions && takesOpenActions(format);
  const first = takes ? [openActionsItem(newId())] : [];
  const items = STARTING[format];
  const left = Math.max(items.length, minutes - (takes ? OPEN_ACTIONS_ITEM.minutes : 0));
  const parts = portions(
    left,
    items.map(([, , share]) => share),
  );
  return [
    ...first,
    ...items.map(
      (item, at): AgendaItemDraft => ({
        id: newId(),
        kind: item === DEBRIEF ? 'debrief' : 'topic',
        title: item[0],
        prompt: item[1],
        minutes: parts[at] ?? 1,
      }),
    ),
  ];
}
