import { inclusionNews } from '../../domain/inclusion/news.ts';
import { type NewsLines, newsLine } from '../components/news-line.ts';

export const newsLines: NewsLines<typeof inclusionNews> = {
  'proposal-answered': newsLine(
    inclusionNews['proposal-answered'],
    ({ communityId, person, by, accepted, word }) => ({
      about: person.id,
      href: `/communities/${communityId}/people`,
      title: person.name,
      rest: accepted
        ? `joined: ${by.name} took up your proposal`
        : `was not added by ${by.name}${word && `: “${word}”`}`,
    }),
  ),
};
