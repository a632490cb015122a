import { useSyncExternalStore } from 'react';

function listen(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the browser believes in a network. true promises nothing; false is certain. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}
