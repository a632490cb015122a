import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ThumbLikeFilled, ThumbLikeRegular } from '@fluentui/react-icons/svg/thumb-like';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { TOPICS } from './texts.ts';

const useStyles = makeStyles({
  votes: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    boxSizing: 'border-box',
    minWidth: '64px',
    minHeight: '32px',
    padding: '0 10px',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    '& svg': { fontSize: '16px', flexShrink: 0 },
  },
  button: {
    cursor: 'pointer',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':hover svg': { color: 'inherit' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // Nobody presses it: a figure, as high as the button so that rows stand alike.
  figure: { border: `1px solid ${tokens.colorTransparentStroke}` },
  mine: {
    color: tokens.colorNeutralForeground1Selected,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    '@media (forced-colors: active)': {
      color: 'HighlightText',
      backgroundColor: 'Highlight',
      forcedColorAdjust: 'none',
    },
  },
});

interface Props {
  readonly topic: ShownTopic;
  readonly onVote: () => void;
}

/** How many vote for a topic, and for those who may, the way to vote and to take it back. It keeps its size. */
export function VoteButton({ topic, onVote }: Props) {
  const styles = useStyles();
  const { title, votes, mine, abilities } = topic;
  if (abilities.vote !== 'yes')
    return (
      <span role="img" aria-label={TOPICS.votes(votes)} className={mergeClasses(styles.votes, styles.figure)}>
        <ThumbLikeRegular aria-hidden />
        {votes}
      </span>
    );
  return (
    <button
      type="button"
      aria-pressed={mine}
      aria-label={TOPICS.vote(title, votes, mine)}
      title={TOPICS.voteHint(mine)}
      className={mergeClasses(styles.votes, styles.button, mine && styles.mine)}
      onClick={onVote}
    >
      {mine ? <ThumbLikeFilled aria-hidden /> : <ThumbLikeRegular aria-hidden />}
      {votes}
    </button>
  );
}
