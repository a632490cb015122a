import { glossaryNews } from '../../domain/glossary/news.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

const lineOf = (
  {
    communityId,
    termId,
    term,
  }: { readonly communityId: string; readonly termId: string; readonly term: string },
  rest: string,
): NewsLine => ({
  about: termId,
  href: `/communities/${communityId}/knowledge/glossary/${termId}`,
  title: term,
  rest,
});

export const newsLines: NewsLines<typeof glossaryNews> = {
  'term-approved': newsLine(glossaryNews['term-approved'], (news) =>
    lineOf(
      news,
      news.version === 1
        ? `is in the glossary now, proposed by ${news.by.name}`
        : `has a new definition in the glossary, proposed by ${news.by.name}`,
    ),
  ),
  'term-retired': newsLine(glossaryNews['term-retired'], (news) =>
    lineOf(news, `is retired from the glossary, as ${news.by.name} proposed`),
  ),
  'term-objection': newsLine(glossaryNews['term-objection'], (news) => ({
    ...lineOf(news, `as you proposed it has an objection by ${news.by.name}: ${news.word}`),
    about: `${news.termId}.${news.by.id}`,
    until: news.closesAt,
  })),
};
