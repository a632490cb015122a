import { rolesNews } from '../../domain/roles/news.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

interface AboutRole {
  readonly communityId: string;
  readonly roleId: string;
  readonly title: string;
}

const lineOf = ({ communityId, roleId, title }: AboutRole, rest: string): NewsLine => ({
  about: roleId,
  href: `/communities/${communityId}/roles/${roleId}`,
  title,
  rest,
});
/** Beside the news that everybody is told of the role. */
const toMe = (news: AboutRole, rest: string, until: string | null = null): NewsLine => ({
  ...lineOf(news, rest),
  about: `${news.roleId}.me`,
  until,
});

export const newsLines: NewsLines<typeof rolesNews> = {
  'role-opened': newsLine(rolesNews['role-opened'], (news) => lineOf(news, 'is an open role: nominate')),
  'role-held': newsLine(rolesNews['role-held'], (news) =>
    lineOf(news, `has ${news.person.name}, until ${news.until}`),
  ),
  'role-ended': newsLine(rolesNews['role-ended'], (news) =>
    lineOf(news, `is over for ${news.person.name}${news.word && `: ${news.word}`}`),
  ),
  'role-objection': newsLine(rolesNews['role-objection'], (news) =>
    toMe(news, `as you proposed it has an objection by ${news.by.name}: ${news.word}`, news.closesAt),
  ),
  'role-proposed': newsLine(rolesNews['role-proposed'], (news) =>
    toMe(news, `is proposed for you by ${news.by.name}: ${news.word}`, news.closesAt),
  ),
  'role-lapsed': newsLine(rolesNews['role-lapsed'], (news) =>
    toMe(
      news,
      `cannot go to ${news.person.name} any more: they left, have rights by another role, or its term was over`,
    ),
  ),
  'role-rights-stay': newsLine(rolesNews['role-rights-stay'], (news) =>
    toMe(news, 'is over, and your rights stay: the community has no other organiser'),
  ),
};
