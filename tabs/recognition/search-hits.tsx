import { recognitionHits } from '../../domain/recognition/hits.ts';
import { pathBelow } from '../../domain/recognition/recognition.ts';
import { HitHead } from '../components/HitHead.tsx';
import { Face } from '../components/People.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { When } from '../components/When.tsx';

const TEXTS = { recognition: 'Recognition', by: (name: string) => `recognised by ${name}` };

export const searchHits: HitViews<typeof recognitionHits> = {
  recognition: hitView(recognitionHits.recognition, {
    heading: TEXTS.recognition,
    order: 5.2,
    facets: [{ value: 'recognition', label: TEXTS.recognition }],
    show: ({ id, person, by, about, topic, at }) => ({
      id,
      path: pathBelow(about),
      head: (query) => (
        <HitHead sign={<Face person={person} />} title={person.name} query={query}>
          {TEXTS.by(by)}
          {topic && ` · ${topic}`} · <When at={at} as="distance" />
        </HitHead>
      ),
    }),
  }),
};
