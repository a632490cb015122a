import { API } from '../../../domain/api.ts';
import type { Contribution } from '../../../domain/recognition/recognition.ts';
import type { Cast, Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { annotationIdOf, artifactIdOf, communityId, pilotIdOf, sessionIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import type { PastSession, PlaybookKey } from '../script.ts';
import { deciding } from '../sessions/deciding.ts';
import { reachable } from '../sessions/first-year.ts';
import { handover } from '../sessions/handover.ts';

type About =
  | { readonly note: readonly [PastSession, string] }
  | { readonly session: PastSession }
  | { readonly pilot: string }
  | { readonly annotation: readonly [PlaybookKey, string] };

interface Said {
  readonly by: Name;
  readonly day: number;
  readonly about: About;
  readonly words: string;
}

const SAID: readonly Said[] = [
  {
    by: 'Devika',
    day: -173,
    about: { note: [reachable, 'on-call'] },
    words: 'You said out loud what I had not dared to try. I slept through two nights since.',
  },
  {
    by: 'Marcus',
    day: -185,
    about: { pilot: 'handovers' },
    words: 'You sat through eight night shifts for this. I read the page of every one of them.',
  },
  {
    by: 'Ben',
    day: -40,
    about: { note: [deciding, 'log'] },
    words: 'We keep one on the desk now as well, because of yours.',
  },
  {
    by: 'Leila',
    day: -38,
    about: { annotation: ['feedback-that-lands', 'look-back'] },
    words: 'The most useful line in the whole playbook is beside it.',
  },
  {
    by: 'Sanjay',
    day: -13,
    about: { session: handover },
    words: 'With a day’s notice, and it was the first time that I said something I was not sure of.',
  },
  {
    by: 'Grace',
    day: -12,
    about: { note: [handover, 'half-page'] },
    words: 'I have asked for the half page in the executive team, with your words.',
  },
];

/** What people say in recognition of what others have contributed. */
export class RecognitionLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async say({ by, about, words }: Said): Promise<void> {
    const body = { about: this.#contribution(about), words };
    await this.#cast.call(by, API.recognise, { params: { communityId }, body });
  }

  #contribution(about: About): Contribution {
    if ('note' in about) return { kind: 'note', ...this.#life.said(...about.note) };
    if ('session' in about) return { kind: 'session', sessionId: sessionIdOf(about.session) };
    if ('pilot' in about) return { kind: 'pilot', pilotId: pilotIdOf(about.pilot) };
    const [playbook, key] = about.annotation;
    return { kind: 'annotation', artifactId: artifactIdOf(playbook), annotationId: annotationIdOf(key) };
  }
}

export const thanks = (
  recognition: RecognitionLife,
  on: (day: number, time: string) => number,
): Happening[] =>
  SAID.map((said) => ({
    at: new Date(on(said.day, '18:55')),
    what: `${said.by} recognises what somebody has contributed`,
    happens: () => recognition.say(said),
  }));
