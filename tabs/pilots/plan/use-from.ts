import { useSearch } from 'wouter';
import { openPilot } from '../../../domain/pilots/contract.ts';
import { type Origin, origin as originSchema, WORKS } from '../../../domain/pilots/pilot.ts';
import { openSession } from '../../../domain/sessions/contract.ts';
import { type Note, noteName } from '../../../domain/sessions/note.ts';
import { id } from '../../../domain/shared/ids.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { useData } from '../../api/use-data.ts';
import { useArtifacts } from '../../knowledge/use-artifacts.ts';
import { sayPrediction } from '../say-prediction.ts';
import { newest, type PilotForm, repeatOf } from './form.ts';
import { FORM } from './texts.ts';

/** What a new pilot grows out of, and what its form begins with because of that. */
export interface From {
  /** As the address names it, such as `repeats=ID`; '' for nothing. */
  readonly key: string;
  readonly origin: Origin | null;
  readonly form: Partial<PilotForm>;
  /** In words; null where it grows out of nothing, or of what stands in the form. */
  readonly said: string | null;
  /** What whoever did it before has predicted. */
  readonly predicted?: string | null;
}

const TITLE_MAX = 120;

/** The team that somebody has asked about where they ask whether it would work there. */
function teamAsked(asked: URLSearchParams): Partial<PilotForm> {
  const [size, does, constraint] = ['size', 'function', 'constraint'].map((name) => asked.get(name) ?? '');
  const works = WORKS.find((one) => one === asked.get('works')) ?? '';
  return {
    team: { name: '', size: (size ?? '').slice(0, 7), function: beginning(does ?? '', 60), works },
    ...(constraint && { plan: FORM.inTheWay(beginning(constraint, AIM_MAX)) }),
  };
}

const AIM_MAX = 400;

/** An action says what will be done; any other note what it is for. */
const grownFrom = ({ kind, text }: Pick<Note, 'kind' | 'text'>): Partial<PilotForm> =>
  kind === 'action' ? titled(text) : { aim: beginning(text.trim(), AIM_MAX) };

/** A note's text as what somebody will do: its first line. What does not fit a title stands below it. */
function titled(text: string): Pick<PilotForm, 'title' | 'plan'> {
  const [first = ''] = text.trim().split('\n');
  const title = beginning(first, TITLE_MAX).trim();
  return { title, plan: title === text.trim() ? '' : text };
}

/** A part of an address, with what is given. */
const keyOf = (given: Readonly<Record<string, string | null>>): string =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();

/** Reads it from the address: `?artifact=&revision=&annotation=`, `?session=&note=` or `?repeats=`. */
export function useFrom(communityId: string) {
  const asked = new URLSearchParams(useSearch());
  const idOf = (name: string) => id.safeParse(asked.get(name)).data ?? null;
  const [artifactId, annotationId, sessionId, repeats] = [
    idOf('artifact'),
    idOf('annotation'),
    idOf('session'),
    idOf('repeats'),
  ];
  const note = asked.get('note');
  const session = useData(openSession, sessionId ? { params: { communityId, sessionId } } : null);
  const repeated = useData(openPilot, repeats ? { params: { communityId, pilotId: repeats } } : null);

  const ids = [
    artifactId,
    repeated.data?.pilot.artifact?.id,
    ...(session.data?.session.artifactIds ?? []),
  ].flatMap((one) => one ?? []);
  const { artifacts, isThere, answer } = useArtifacts(communityId, ids);

  function found(): From | null {
    if (!isThere) return null;
    if (repeats) {
      if (!repeated.data) return null;
      const { pilot } = repeated.data;
      return {
        key: keyOf({ repeats }),
        origin: { kind: 'pilot', pilotId: repeats },
        form: repeatOf(pilot, artifacts),
        said: FORM.repeats(pilot.title, pilot.owner.name),
        predicted:
          pilot.prediction && FORM.predictedBefore(pilot.owner.name, sayPrediction(pilot.prediction)),
      };
    }
    if (sessionId) {
      if (!session.data) return null;
      const { topic, taxonomy, artifactIds } = session.data.session;
      // Of several nobody knows which one is meant.
      const [only, ...others] = artifactIds;
      const of = session.data.notes.find((one) => noteName(one) === note);
      const grown = originSchema.parse(
        of
          ? { kind: 'note', sessionId, authorKey: of.authorKey, noteId: of.id }
          : { kind: 'session', sessionId },
      );
      return {
        key: keyOf({ session: sessionId, note }),
        origin: grown,
        form: {
          taxonomy,
          artifact: others.length > 0 ? null : newest(artifacts, only),
          ...(of && grownFrom(of)),
        },
        said: (of ? FORM.fromNote : FORM.fromSession)(topic),
      };
    }
    const artifact = artifacts.find((one) => one.id === artifactId);
    if (artifactId && artifact) {
      const revision = Number(asked.get('revision'));
      const now = newest(artifacts, artifactId);
      return {
        key: keyOf({ artifact: artifactId, annotation: annotationId }),
        origin: annotationId ? { kind: 'annotation', artifactId, annotationId } : null,
        form: {
          taxonomy: artifact.taxonomy,
          ...teamAsked(asked),
          artifact:
            now && Number.isInteger(revision) && revision >= 1 && revision <= now.revision
              ? { id: artifactId, revision }
              : now,
        },
        said: annotationId ? FORM.fromAnnotation : null,
      };
    }
    return { key: '', origin: null, form: {}, said: null };
  }
  return { from: found(), answers: [session, repeated, answer], artifacts };
}
