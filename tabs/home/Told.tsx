import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import type { ShownNews } from '../components/latest-news.ts';
import { NewsRow } from '../components/NewsRow.tsx';
import { Rows, Section } from '../components/Page.tsx';
import { HOME } from './texts.ts';

/** How many lines stand there before somebody asks for all. */
const FIRST = 3;

interface Props {
  readonly told: readonly ShownNews[];
  readonly nameOf: (communityId: string) => string | null;
}

/** What I alone am told, the newest first. */
export function Told({ told, nameOf }: Props) {
  const [all, setAll] = useState(false);
  if (told.length === 0) return null;
  return (
    <Section title={HOME.told}>
      <Rows>
        {told.slice(0, all ? told.length : FIRST).map((one) => (
          <NewsRow key={one.about} news={one} community={nameOf(one.communityId)} />
        ))}
      </Rows>
      {!all && told.length > FIRST && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {HOME.toldAll(told.length)}
        </Button>
      )}
    </Section>
  );
}
