import * as z from 'zod';
import type { CallGraph } from './graph.ts';

const schedule = z.object({
  scheduleId: z.string(),
  availabilityView: z.string().nullish(),
  error: z.object({ responseCode: z.string().nullish() }).nullish(),
  workingHours: z
    .object({
      daysOfWeek: z.array(z.string()).nullish(),
      startTime: z.string().nullish(),
      endTime: z.string().nullish(),
      timeZone: z.object({ name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type Schedule = z.infer<typeof schedule>;

/** Graph returns at most 20 schedules for a call. */
const SCHEDULES_A_CALL = 20;

/** Free/busy times and working hours of everyone for one period, on behalf of the person. */
export async function getSchedule(
  call: CallGraph,
  mails: readonly string[],
  startsAt: string,
  endsAt: string,
): Promise<Schedule[]> {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const chunks: string[][] = [];
  for (let from = 0; from < mails.length; from += SCHEDULES_A_CALL) {
    chunks.push(mails.slice(from, from + SCHEDULES_A_CALL));
  }
  const answers: Schedule[] = [];
  // Two at a time: Outlook takes four concurrent requests of an app for one mailbox.
  for (let from = 0; from < chunks.length; from += 2) {
    const found = await Promise.all(
      chunks.slice(from, from + 2).map((schedules) =>
        call(
          {
            method: 'POST',
            path: '/me/calendar/getSchedule',
            headers: { Prefer: 'outlook.timezone="UTC"' },
            repeatable: true,
            body: {
              schedules,
              startTime: { dateTime: startsAt.slice(0, 19), timeZone: 'UTC' },
              endTime: { dateTime: endsAt.slice(0, 19), timeZone: 'UTC' },
              availabilityViewInterval: Math.min(Math.max(minutes, 5), 1_440),
            },
          },
          z.object({ value: z.array(schedule) }),
        ),
      ),
    );
    for (const answer of found) answers.push(...answer.value);
  }
  return answers;
}
