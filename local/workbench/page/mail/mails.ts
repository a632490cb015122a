import { useSyncExternalStore } from 'react';
import useSWR from 'swr';
import { api, type Mail } from '../api.ts';
import { useDesk } from '../host/desk.ts';

/** Newest first, looked for every two seconds. */
export function useMails(): Mail[] | undefined {
  const { person } = useDesk();
  const { data } = useSWR(['mails', person.id], () => api.mails(person.id), { refreshInterval: 2000 });
  return data && [...data].sort((a, b) => b.at.localeCompare(a.at));
}

const listeners = new Set<() => void>();
const key = (personId: string) => `workbench.read.${personId}`;
const stored = (personId: string) => localStorage.getItem(key(personId)) ?? '';

/** Which mails this browser has opened. */
export function useRead(): { isRead: (id: string) => boolean; read: (id: string) => void } {
  const { person } = useDesk();
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stored(person.id),
  );
  const ids = text.split(' ');
  return {
    isRead: (id) => ids.includes(id),
    read: (id) => {
      if (ids.includes(id)) return;
      localStorage.setItem(key(person.id), [...ids, id].slice(-500).join(' '));
      for (const listener of listeners) listener();
    },
  };
}

/** "Invitation", "Priya accepted" and the like. */
export function kindOf({ kind, response }: Mail): string {
  if (kind === 'message') return '';
  if (kind === 'invitation') return 'Invitation';
  if (kind === 'update') return 'Update';
  if (kind === 'cancellation') return 'Cancelled';
  if (response === 'accepted') return 'Accepted';
  if (response === 'declined') return 'Declined';
  return 'Tentative';
}
