import { type Answer, isOffice, type Request, type Told } from './protocol.ts';

type Asked<R = Request> = R extends Request ? Omit<R, 'id'> : never;

let last = 0;
const waiting = new Map<number, { resolve: (value: never) => void; reject: (failure: unknown) => void }>();
const listeners: ((told: Told) => void)[] = [];

addEventListener('message', ({ source, data }: MessageEvent) => {
  if (source !== window.parent || !isOffice(data)) return;
  const said = data as Answer | Told;
  if (said.office !== 'answer') {
    for (const listener of listeners) listener(said);
    return;
  }
  const asked = waiting.get(said.id);
  waiting.delete(said.id);
  if (said.failure) asked?.reject(said.failure);
  else asked?.resolve(said.value as never);
});

/** Asks the workbench; rejects with a `Failure`. */
export function ask<T = unknown>(request: Asked): Promise<T> {
  last += 1;
  const id = last;
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    window.parent.postMessage({ ...request, id }, location.origin);
  });
}

export const onTold = (listener: (told: Told) => void): void => void listeners.push(listener);
