import * as z from 'zod/mini';
import { entraId } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { attendance } from './attendance.ts';

/** The most people of whom one request says something. They are written in one transaction. */
export const MARKS_MAX = 100;

export const recordAttendance = route({
  name: 'recordAttendance',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/attendance',
  summary: 'Say of people who was at a closed session and who was not; it goes before every report of Teams',
  access: takePart,
  touches: ['attendance'],
  params: inSession,
  query: none,
  body: z.strictObject({
    /** `there` is null to take back what was said. */
    marks: z.array(z.strictObject({ personId: entraId, there: z.nullable(z.boolean()) })).check(
      z.minLength(1, 'at least one person'),
      z.maxLength(MARKS_MAX, `at most ${MARKS_MAX} people`),
      z.refine(
        (marks) => new Set(marks.map(({ personId }) => personId)).size === marks.length,
        'different people',
      ),
    ),
  }),
  reply: attendance,
});
