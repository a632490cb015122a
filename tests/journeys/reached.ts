import type { Town } from '../support/browser.ts';

/** What has reached people's calendars and mailboxes about a topic; people by their first names. */
export function reached({ world, who }: Town, topic: string) {
  const { microsoft365 } = world;
  return {
    eventsOf: (name: string) =>
      microsoft365.calendar(who(name).id).filter(({ subject }) => subject.includes(topic)),
    /** What the calendar has mailed to somebody: that they were added is told by mail as well. */
    mailsOf: (name: string) =>
      microsoft365
        .mails(who(name).id)
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'message'),
  };
}
