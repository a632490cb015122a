import useSWR from 'swr';
import { api, type ShownActivity } from '../api.ts';
import { useDesk } from '../host/desk.ts';

/** What stands in the person's activity feed, newest first, looked for every two seconds. */
export function useActivities(): ShownActivity[] | undefined {
  const { person } = useDesk();
  const { data } = useSWR(['activities', person.id], () => api.activities(person.id), {
    refreshInterval: 2000,
  });
  return data;
}
