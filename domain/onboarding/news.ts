import * as z from 'zod/mini';
import { newsKind } from '../shared/news.ts';

export const onboardingNews = {
  /** Told to a newcomer alone: `by` is, cannot be, or is no more, their buddy. */
  'buddy-answered': newsKind('buddy-answered', { answer: z.enum(['accepted', 'declined', 'ended']) }),
};
