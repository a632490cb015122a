import { recognitionNews } from '../../domain/recognition/news.ts';
import { type Contribution, pageOf } from '../../domain/recognition/recognition.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

interface Said {
  readonly communityId: string;
  readonly recognitionId: string;
  readonly about: Contribution;
  readonly title: string;
  readonly words: string;
}

const PATHS = { session: 'sessions', pilot: 'pilots', artifact: 'knowledge' };

const FOR = {
  note: 'a note',
  session: 'leading it',
  pilot: 'this pilot',
  annotation: 'an annotation',
} satisfies Record<Contribution['kind'], string>;

function hrefOf({ communityId, about }: Said): string {
  const { of, id } = pageOf(about);
  const note = about.kind === 'note' ? `#note-${about.authorKey}.${about.noteId}` : '';
  return `/communities/${communityId}/${PATHS[of]}/${id}${note}`;
}

const lineOf = (said: Said, rest: string): NewsLine => ({
  about: said.recognitionId,
  href: hrefOf(said),
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
