/** Work from the outbox. */
export const OUTBOX_QUEUE = 'guildhall-outbox';
/** Notifications of Graph about the hosts' calendars. */
export const CALENDAR_QUEUE = 'guildhall-calendar';
