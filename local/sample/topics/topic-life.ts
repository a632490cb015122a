import { API } from '../../../domain/api.ts';
import type { Cast, Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { annotationIdOf, artifactIdOf, communityId, pilotIdOf, topicIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import { type ScriptTopic, TOPICS } from './topics.ts';

const inTopic = ({ key }: ScriptTopic) => ({ communityId, topicId: topicIdOf(key) });

/** What people do with topics, each as themselves. */
export class TopicLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async add(topic: ScriptTopic): Promise<void> {
    const { by, title, why, taxonomy } = topic;
    await this.#cast.call(by, API.addTopic, {
      params: inTopic(topic),
      body: { title, why, taxonomy, from: this.#origin(topic) },
    });
  }

  #origin({ from }: ScriptTopic) {
    if (!from) return null;
    if ('session' in from) {
      const { session, note } = from;
      return { kind: 'note' as const, ...this.#life.said(session, note) };
    }
    if ('pilot' in from) return { kind: 'pilot' as const, pilotId: pilotIdOf(from.pilot) };
    const annotationId = annotationIdOf(from.annotation);
    return { kind: 'annotation' as const, artifactId: artifactIdOf(from.playbook), annotationId };
  }

  async vote(topic: ScriptTopic, name: Name): Promise<void> {
    await this.#cast.call(name, API.voteForTopic, { params: inTopic(topic) });
  }

  async close(topic: ScriptTopic, by: Name, word: string): Promise<void> {
    const params = inTopic(topic);
    const open = await this.#cast.call(by, API.openTopic, { params });
    await this.#cast.call(by, API.closeTopic, { params, body: { word }, etag: open.topic.etag });
  }
}

/** When topics were proposed. Whoever votes for one does so on the same day. */
export function proposals(topics: TopicLife, on: (day: number, time: string) => number): Happening[] {
  return TOPICS.flatMap((topic): Happening[] => {
    const { key, by, day, votes, closed } = topic;
    const vote = async () => {
      for (const name of votes) await topics.vote(topic, name);
    };
    return [
      {
        at: new Date(on(day, '18:45')),
        what: `${by} proposes the topic “${key}”`,
        happens: () => topics.add(topic),
      },
      { at: new Date(on(day, '18:50')), what: `“${key}” is voted for`, happens: vote },
      ...(closed
        ? [
            {
              at: new Date(on(closed.day, '18:50')),
              what: `${closed.by} lets the topic “${key}” go`,
              happens: () => topics.close(topic, closed.by, closed.word),
            },
          ]
        : []),
    ];
  });
}
