import { API } from '../../../domain/api.ts';
import { type Cast, idOf } from '../cast.ts';
import { annotationIdOf, artifactIdOf, communityId, sessionIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import type { ScriptAnnotation } from './annotations.ts';

const inAnnotation = ({ key, playbook }: ScriptAnnotation) => ({
  communityId,
  artifactId: artifactIdOf(playbook),
  annotationId: annotationIdOf(key),
});

/** What people write beside passages of playbooks, each as themselves. */
export class AnnotationLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async annotate(said: ScriptAnnotation): Promise<void> {
    const { playbook, by, when, kind, passage, words, context = '' } = said;
    await this.#cast.call(by, API.annotate, {
      params: inAnnotation(said),
      body: {
        kind,
        words,
        context,
        ...this.#life.passage(playbook, passage),
        sessionId: typeof when === 'number' ? null : sessionIdOf(when[0]),
        pilotId: null,
      },
    });
  }

  async answer(said: ScriptAnnotation, index: number): Promise<void> {
    const answer = said.answers?.[index];
    if (!answer) throw new Error(`“${said.key}” has no such answer`);
    await this.#cast.call(answer.by, API.answerAnnotation, {
      params: { ...inAnnotation(said), answerId: idOf(`answer ${said.key} ${index}`) },
      body: { words: answer.words },
    });
  }

  async decline(said: ScriptAnnotation): Promise<void> {
    if (!said.declined) throw new Error(`Nobody declines “${said.key}”`);
    const { by, reason } = said.declined;
    const [version] = await this.#life.annotations(by, said.playbook, [said.key]);
    if (!version) throw new Error(`“${said.key}” is not there`);
    await this.#cast.call(by, API.declineAnnotation, {
      params: inAnnotation(said),
      body: { reason },
      etag: version.etag,
    });
  }
}
