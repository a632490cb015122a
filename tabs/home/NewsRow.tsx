import { makeStyles, tokens } from '@fluentui/react-components';
import type { News } from '../../domain/home/contract.ts';
import { sayOutcome } from '../components/outcome.ts';
import { Row } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { HOME } from './texts.ts';

const useStyles = makeStyles({ title: { fontWeight: tokens.fontWeightSemibold } });

/** What a session left behind, where it left something. */
function outcome(news: Extract<News, { kind: 'closed' }>): string {
  const left = sayOutcome(news);
  return left ? `${HOME.closed}: ${left}` : HOME.closed;
}

function lineOf(news: News): { href: string; title: string; rest: string } {
  const community = `/communities/${news.communityId}`;
  if (news.kind === 'published') {
    const rest = [HOME.published(news.revision), news.changeNote].filter(Boolean).join(': ');
    return { href: `${community}/knowledge/${news.artifactId}`, title: news.title, rest };
  }
  const href = `${community}/sessions/${news.sessionId}`;
  const rest = news.kind === 'closed' ? outcome(news) : HOME[news.kind](news.by.name);
  return { href, title: news.topic, rest };
}

/** What a piece of news is about. */
export const subjectOf = (news: News): string =>
  news.kind === 'published' ? news.artifactId : news.sessionId;

/** The latest about each thing: that a session was planned is no news once it is over or called off. */
export function latestOf(news: readonly News[]): News[] {
  const seen = new Set<string>();
  return news.filter((one) => {
    const known = seen.has(subjectOf(one));
    seen.add(subjectOf(one));
    return !known;
  });
}

export function NewsRow({ news, community }: { news: News; community: string | null }) {
  const styles = useStyles();
  const { href, title, rest } = lineOf(news);
  return (
    <Row end={<When at={news.at} as="distance" />}>
      <TextLink quiet href={href}>
        <strong className={styles.title}>{title}</strong> {rest}
        {community && ` · ${community}`}
      </TextLink>
    </Row>
  );
}
