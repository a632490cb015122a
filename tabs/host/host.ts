import { app, authentication } from '@microsoft/teams-js';
import { contextOf, type HostContext, themeOf } from './context.ts';
import { isOutside } from './outside.ts';

export type { Frame, HostContext, Theme } from './context.ts';

/** `slow`: a parent is there, but has not answered yet. It may still do so. */
export type HostState =
  | { readonly status: 'starting' | 'slow' | 'outside' }
  | { readonly status: 'ready'; readonly context: HostContext };

const PATIENCE = 5_000;
let state: HostState = { status: 'starting' };
const listeners = new Set<() => void>();

function become(next: HostState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function hostState(): HostState {
  return state;
}

export function onHostChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Connects to the host; the result arrives through `onHostChange`. teams-js itself would wait for a minute, so after a
 * few seconds a page can say that the host is slow.
 */
export function startHost(): void {
  if (isOutside()) {
    become({ status: 'outside' });
    return;
  }
  void greet();
  setTimeout(() => {
    if (state.status === 'starting') become({ status: 'slow' });
  }, PATIENCE);
}

async function greet(): Promise<void> {
  try {
    await app.initialize();
    app.registerOnThemeChangeHandler((theme) => {
      if (state.status === 'ready')
        become({ status: 'ready', context: { ...state.context, theme: themeOf(theme) } });
    });
    become({ status: 'ready', context: contextOf(await app.getContext()) });
  } catch {
    become({ status: 'outside' });
  }
}

/** Tells the host that the page can be shown. */
export function announceReady(): void {
  app.notifySuccess().catch(() => undefined);
}

/** The person's token for our API. The host keeps it and renews it, so ask before every request. */
export function getToken(claims?: string): Promise<string> {
  return authentication.getAuthToken(claims ? { claims: [claims] } : undefined);
}
