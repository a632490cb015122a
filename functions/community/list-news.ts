import { listNews as contract } from '../../domain/community/contract.ts';
import { serve } from '../use-case.ts';

const NEWS = 8;

export const listNews = serve(contract, async ({ place }, { news }) => ({
  news: await news.newest(place, NEWS),
}));
