import type { EventContent } from '../graph/calendar.ts';
import { type CalendarEvent, markOf } from '../tables/invite-store.ts';

// Marks of what Guildhall has given a session's event. Whatever differs from them was changed by hand.

export const marksOf = ({ attendees }: Required<Pick<EventContent, 'attendees'>>) =>
  attendees.map(({ mail }) => markOf(mail));

export const united = (some: ReadonlySet<string>, more: readonly string[]) => new Set([...some, ...more]);

type Marks = Pick<CalendarEvent, 'ours' | 'times' | 'subjects' | 'topic'>;

/** Whether an event's row has these marks already. */
export const haveMarks = (event: Marks, marks: Marks) =>
  event.topic === marks.topic &&
  (['ours', 'times', 'subjects'] as const).every((name) => same(event[name], marks[name]));

const same = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  some.size === others.size && [...some].every((one) => others.has(one));
