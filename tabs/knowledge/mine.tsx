import { makeStyles, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { knowledgeMine } from '../../domain/knowledge/mine.ts';
import { type MineViews, mineView, shownBefore } from '../components/mine.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { MINE } from './texts.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

export const mine: MineViews<typeof knowledgeMine> = {
  review: shownBefore(
    mineView(knowledgeMine.review, 5, ({ items }) => {
      const { quiet } = useStyles();
      return (
        <Rows>
          {items.map(({ communityId, artifactId, title, ownerLeft }) => (
            <Row key={artifactId} sign={<CalendarClockRegular aria-hidden />}>
              <TextLink quiet href={`/communities/${communityId}/knowledge/${artifactId}`}>
                {title}
              </TextLink>{' '}
              <span className={quiet}>{ownerLeft ? MINE.reviewLeft(ownerLeft) : MINE.review}</span>
            </Row>
          ))}
        </Rows>
      );
    }),
    0,
  ),
  annotated: mineView(knowledgeMine.annotated, 5, ({ items }) => {
    const { quiet } = useStyles();
    return (
      <Rows>
        {items.map(({ communityId, artifactId, title, open, unplaced, latest }) => (
          <Row key={artifactId} sign={<CommentRegular aria-hidden />}>
            <TextLink quiet href={`/communities/${communityId}/knowledge/${artifactId}`}>
              {title}
            </TextLink>{' '}
            <span className={quiet}>{MINE.annotated(open, unplaced, latest.by.name)}</span>
          </Row>
        ))}
      </Rows>
    );
  }),
};
