import type { Area, HttpEndpoint } from '../area.ts';
import { outcome } from '../outbox/failures.ts';
import { CALENDAR_QUEUE } from '../queues.ts';
import { CALENDAR_KINDS } from './kinds.ts';
import { calendarMessage, receive } from './notifications.ts';
import { processNotification, readCalendars, renewSubscriptions } from './read-calendars.ts';

/** Microsoft Graph's change notifications and lifecycle notifications for the hosts' calendars. */
const graphNotifications = (name: string, path: string): HttpEndpoint => ({
  name,
  method: 'POST',
  path,
  run: receive,
});

export const calendar: Area = {
  http: [
    graphNotifications('calendarChanged', '/api/graph/notifications'),
    graphNotifications('subscriptionChanged', '/api/graph/lifecycle'),
  ],
  work: CALENDAR_KINDS,
  queues: [
    {
      name: 'processNotifications',
      queue: CALENDAR_QUEUE,
      run: async (world, message) => {
        const { data, error } = calendarMessage.safeParse(message);
        // Trying again would not help, and the timers read every calendar anyway.
        return data ? processNotification(world, data) : outcome('passed-over', error);
      },
    },
  ],
  timers: [
    // Answers whose notification was lost, and subscriptions about to lapse.
    { name: 'readCalendars', schedule: '30 */10 * * * *', run: readCalendars },
    { name: 'renewSubscriptions', schedule: '0 15 */6 * * *', run: renewSubscriptions },
  ],
};
