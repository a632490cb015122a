import { recognitionNews } from '../../domain/recognition/news.ts';
import { type Contribution, pathOf } from '../../domain/recognition/recognition.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

interface Said {
  readonly communityId: string;
  readonly recognitionId: string;
  readonly about: Contribution;
  readonly title: string;
  readonly words: string;
}

const FOR = {
  note: 'a note',
  session: 'leading it',
  pilot: 'this pilot',
  annotation: 'an annotation',
} satisfies Record<Contribution['kind'], string>;

const lineOf = (said: Said, rest: string): NewsLine => ({
  about: said.recognitionId,
  href: pathOf(said.communityId, said.about),
  title: said.title,
  rest: `${rest}: “${said.words}”`,
});

export const newsLines: NewsLines<typeof recognitionNews> = {
  recognised: newsLine(recognitionNews.recognised, (news) =>
    lineOf(news, `${news.by.name} recognises ${news.person.name} for ${FOR[news.about.kind]}`),
  ),
  'pilot-recognised': newsLine(recognitionNews['pilot-recognised'], (news) =>
    lineOf(news, `${news.by.name} recognises ${news.person.name} for ${FOR[news.about.kind]}`),
  ),
  'recognised-you': newsLine(recognitionNews['recognised-you'], (news) =>
    lineOf(news, `${news.by.name} recognises you for ${FOR[news.about.kind]}`),
  ),
};
