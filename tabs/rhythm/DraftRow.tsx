import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { sayMoment } from '../components/dates.ts';
import { Row } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { DRAFTS, sayTurn } from './draft-texts.ts';
import type { Proposed } from './proposals.ts';

export const useDraftStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  none: { color: tokens.colorNeutralForeground2 },
  end: {
    display: 'grid',
    justifyItems: 'end',
    gap: '4px',
    '@media (max-width: 480px)': { justifyItems: 'start' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  // Beside the text as the date is on the other side.
  choice: { marginBlock: '-8px', marginInlineStart: '-8px' },
});

interface Props {
  readonly communityId: string;
  readonly proposal: Proposed;
  readonly me: string;
  readonly plans: boolean;
  /** Whether it is chosen; null while none are. */
  readonly chosen: boolean | null;
  readonly onChoose: (chosen: boolean) => void;
  readonly onPublish: () => void;
  readonly onEdit: () => void;
  readonly onSkip: () => void;
}

/** A session that the cadence asks for: when, about what, who leads it and why, and what organisers do with it. */
export function DraftRow(props: Props) {
  const { communityId, proposal, me, plans, chosen, onChoose, onPublish, onEdit, onSkip } = props;
  const styles = useDraftStyles();
  const { draft, form, topic, title, startsAt } = proposal;
  const day = sayMoment(startsAt);
  const facts = [sayTurn(draft.turn, me), topic && DRAFTS.votes(topic.votes), form && DRAFTS.edited].filter(
    Boolean,
  );
  return (
    <Row
      sign={
        chosen !== null && (
          <Checkbox
            className={styles.choice}
            aria-label={DRAFTS.choose(day)}
            disabled={title === ''}
            checked={chosen}
            onChange={(_, { checked }) => onChoose(checked === true)}
          />
        )
      }
      end={
        <div className={styles.end}>
          <When at={startsAt} zone={draft.zone} plain />
          {plans && chosen === null && (
            <span className={styles.buttons}>
              {title !== '' && (
                <Button size="small" aria-label={DRAFTS.publishOf(title)} onClick={onPublish}>
                  {DRAFTS.publish}
                </Button>
              )}
              <Button size="small" appearance="subtle" aria-label={DRAFTS.editOf(day)} onClick={onEdit}>
                {DRAFTS.edit}
              </Button>
              <Button size="small" appearance="subtle" aria-label={DRAFTS.skipOf(day)} onClick={onSkip}>
                {DRAFTS.skip}
              </Button>
            </span>
          )}
        </div>
      }
    >
      {topic ? (
        <TextLink href={`/communities/${communityId}/topics/${topic.id}`}>{title}</TextLink>
      ) : title ? (
        title
      ) : (
        <span className={styles.none}>{DRAFTS.noTopic}</span>
      )}
      <div className={styles.quiet}>{facts.join(' · ')}</div>
    </Row>
  );
}
