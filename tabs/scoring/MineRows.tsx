import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import type { scoringMine } from '../../domain/scoring/mine.ts';
import { sayDay } from '../components/dates.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { SCORING_MINE } from './texts.ts';

type Items<Kind extends keyof typeof scoringMine> = {
  readonly items: readonly z.output<(typeof scoringMine)[Kind]>[];
};

interface OfRound {
  readonly communityId: string;
  readonly artifactId: string;
  readonly roundId: string;
}

function RoundRow({ of, end, children }: { of: OfRound; end?: ReactNode; children: ReactNode }) {
  const { communityId, artifactId, roundId } = of;
  return (
    <Row sign={<DataHistogramRegular aria-hidden />} end={end}>
      <TextLink quiet href={`/communities/${communityId}/knowledge/${artifactId}/rounds/${roundId}`}>
        {children}
      </TextLink>
    </Row>
  );
}

export const ScoreRows = ({ items }: Items<'score'>) => (
  <Rows>
    {items.map((item) => (
      <RoundRow key={item.roundId} of={item}>
        {item.pass > 1 ? SCORING_MINE.onceMore(item.subject) : SCORING_MINE.score(item.by.name, item.subject)}
      </RoundRow>
    ))}
  </Rows>
);

export const AgainRows = ({ items }: Items<'score-again'>) => (
  <Rows>
    {items.map((item) => (
      <RoundRow key={item.roundId} of={item} end={item.due && sayDay(item.due)}>
        {SCORING_MINE.again(item.subject)}
      </RoundRow>
    ))}
  </Rows>
);
