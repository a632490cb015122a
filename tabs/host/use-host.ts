import { createContext, use, useSyncExternalStore } from 'react';
import { type HostContext, type HostState, hostState, onHostChange } from './host.ts';

export function useHostState(): HostState {
  return useSyncExternalStore(onHostChange, hostState);
}

export const HostContextProvider = createContext<HostContext | null>(null);

/** Where we are and for whom; only inside a page, which is shown once the host has answered. */
export function useHost(): HostContext {
  const context = use(HostContextProvider);
  if (!context) throw new Error('useHost outside of a page');
  return context;
}
