import { makeStyles, tokens } from '@fluentui/react-components';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { knowledgeMine } from '../../domain/knowledge/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { MINE } from './texts.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

export const mine: MineViews<typeof knowledgeMine> = {
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
