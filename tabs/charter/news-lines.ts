import { charterNews } from '../../domain/charter/news.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

const lineOf = (
  { communityId, proposalId }: { readonly communityId: string; readonly proposalId: string },
  rest: string,
): NewsLine => ({
  about: proposalId,
  href: `/communities/${communityId}/charter`,
  title: 'The charter',
  rest,
});

export const newsLines: NewsLines<typeof charterNews> = {
  'charter-proposed': newsLine(charterNews['charter-proposed'], (news) =>
    lineOf(
      news,
      news.round > 1
        ? `would change, and the proposal was changed: ${news.word}`
        : `would change, proposed by ${news.by.name}: ${news.word}`,
    ),
  ),
  'charter-adopted': newsLine(charterNews['charter-adopted'], (news) =>
    lineOf(news, `is adopted in version ${news.version}`),
  ),
  'charter-withdrawn': newsLine(charterNews['charter-withdrawn'], (news) =>
    lineOf(news, `stays as it is, ${news.by.name} withdrew the proposal: ${news.word}`),
  ),
  'charter-objection': newsLine(charterNews['charter-objection'], (news) => ({
    ...lineOf(news, `as you proposed it has an objection by ${news.by.name}: ${news.word}`),
    about: `${news.proposalId}.${news.by.id}`,
    until: news.closesAt,
  })),
};
