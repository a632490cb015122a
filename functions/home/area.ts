import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { NEWS_FEED, TOLD_FEED } from '../feed/news.ts';
import { openHome } from './open-home.ts';

export const home: Area = { routes: [openHome], feed: [feedKind(NEWS_FEED), feedKind(TOLD_FEED)] };
