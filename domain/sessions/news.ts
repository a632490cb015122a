import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { instant } from '../shared/time.ts';

const aSession = { sessionId: id, topic: z.string() };

export const sessionNews = {
  planned: newsKind('planned', aSession),
  moved: newsKind('moved', { ...aSession, startsAt: instant }),
  'event-deleted': newsKind('event-deleted', aSession),
  cancelled: newsKind('cancelled', aSession),
  closed: newsKind('closed', { ...aSession, decisions: z.int(), actions: z.int(), failures: z.int() }),
  reopened: newsKind('reopened', aSession),
};
