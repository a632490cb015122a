import type { Area, HttpEndpoint } from '../area.ts';
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
      run: (world, message) => processNotification(world, calendarMessage.parse(message)),
    },
  ],
  timers: [
    // Answers whose notification was lost, and subscriptions about to lapse.
    { name: 'readCalendars', schedule: '30 */10 * * * *', run: readCalendars },
    { name: 'renewSubscriptions', schedule: '0 15 */6 * * *', run: renewSubscriptions },
  ],
};
