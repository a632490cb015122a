/** Work from the outbox. */
export const OUTBOX_QUEUE = 'guildhall-outbox';
/** What Graph told of the hosts' calendars. */
export const CALENDAR_QUEUE = 'guildhall-calendar';
