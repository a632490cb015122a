import { TAXONOMY } from '../knowledge/taxonomy.ts';
import { ASSEMBLED } from '../knowledge/types/assembled.ts';
import type { Verdict } from '../pilots/states.ts';
import type { Pattern } from './patterns.ts';
import { sayDay } from './period.ts';
import { AREAS, ended, join, said, several, VERDICTS } from './report-words.ts';
import type { SourceNote, SourcePilot, SourceRevision, SourceSession, Sources } from './sources.ts';

/** A line of a report with what belongs to it. */
export interface Item {
  readonly text: string;
  readonly under?: readonly string[];
}

export interface Section {
  readonly title: string;
  /** What is said where it rests on little; null where it does not. */
  readonly thin: string | null;
  readonly groups: readonly {
    readonly heading: string | null;
    readonly items: readonly Item[];
    /** Said where there are no items. */
    readonly none: string;
  }[];
}

/** In short, and what comes of decisions, say as many. */
const FEW = 12;

/** All sections of a report, and the list of its sources. */
export function sectionsOf(
  sources: Sources,
  patterns: readonly Pattern[],
): { head: string; sections: Section[]; list: Section } {
  const { communityId, sessions, notes, pilots, revisions, topics } = sources;
  const path = (kind: 'sessions' | 'pilots' | 'knowledge' | 'topics', id: string, words: string) =>
    `[${said(words, 120)}](/communities/${communityId}/${kind}/${id})`;
  const bySession = new Map(sessions.map((one) => [one.id, one]));
  const toSession = ({ id, topic }: SourceSession) => path('sessions', id, topic);
  const toPilot = ({ id, title }: SourcePilot) => path('pilots', id, title);
  const toArtifact = ({ artifactId, title }: SourceRevision) => path('knowledge', artifactId, title);
  const from = ({ sessionId }: SourceNote) => {
    const session = bySession.get(sessionId);
    return session ? `(${toSession(session)})` : '';
  };
  const noted = (note: SourceNote): Item => ({ text: `${ended(said(note.text))} ${from(note)}`.trimEnd() });
  const of = (kind: SourceNote['kind']) => notes.filter((note) => note.kind === kind);
  const reportedPilots = pilots.filter(({ verdict }) => verdict !== null);
  const over = reportedPilots.filter(({ isOver }) => isOver);
  const thinly = (count: number, one: string) => (count === 1 ? `Thin: one ${one} only.` : null);

  const decisions = of('decision');
  const actions = of('action');
  const failures = of('failure');
  const failedPilots = over.filter(({ verdict }) => verdict === 'failed' || verdict === 'stopped');
  const otherPilots = over.filter((one) => !failedPilots.includes(one));
  const counted = (verdict: Verdict) => over.filter((one) => one.verdict === verdict).length;

  const head = `Assembled by fixed rules from ${join([
    several(sessions.length, 'session'),
    several(notes.length, 'note'),
    several(reportedPilots.length, 'pilot'),
    several(revisions.length, 'revision'),
  ])}. It gives no author’s name. Names within the words that it quotes stay, and the pages that it leads to say who wrote them where that is known.`;

  const areas = TAXONOMY.map((area) => [area, sessions.filter((one) => one.area === area)] as const);
  const inShort: Item[] = [
    {
      text: `${several(sessions.length, 'session')}${
        sessions.length > 0
          ? `: ${join(areas.flatMap(([area, some]) => (some.length > 0 ? [`${AREAS[area].toLowerCase()} ${some.length}`] : [])))}`
          : ' held'
      }.`,
    },
    {
      text: `${several(decisions.length, 'decision')}; ${
        actions.length > 0
          ? `${actions.filter(({ done }) => done).length} of ${several(actions.length, 'action')} done`
          : 'no actions'
      }.`,
    },
    {
      text:
        over.length > 0
          ? `${several(over.length, 'pilot')} reported: ${join(
              (['worked', 'mixed', 'failed', 'stopped'] as const).flatMap((one) =>
                counted(one) > 0 ? [`${counted(one)} ${one}`] : [],
              ),
            )}.`
          : 'No pilot was reported.',
    },
    {
      text:
        revisions.length > 0
          ? `${several(new Set(revisions.map(({ artifactId }) => artifactId)).size, 'page')} of the knowledge base written or changed.`
          : 'Nothing was published in the knowledge base.',
    },
  ];

  const missing = areas.flatMap(([area, some]) => (some.length === 0 ? [AREAS[area].toLowerCase()] : []));
  const covered: Section = {
    title: ASSEMBLED.covered,
    thin:
      sessions.length === 1
        ? 'Thin: one session only. What follows is what it left, not a pattern.'
        : missing.length > 0 && sessions.length > 0
          ? `No session about ${join(missing)}.`
          : null,
    groups:
      sessions.length === 0
        ? [{ heading: null, items: [], none: 'No session was held and closed.' }]
        : areas.flatMap(([area, some]) =>
            some.length > 0
              ? [
                  {
                    heading: AREAS[area],
                    items: some.map((one) => ({ text: `${toSession(one)}, ${sayDay(one.on)}` })),
                    none: '',
                  },
                ]
              : [],
          ),
  };

  const outcome = (pilot: SourcePilot) =>
    pilot.verdict ? [`Tried as ${toPilot(pilot)}: it ${VERDICTS[pilot.verdict]}.`] : [];
  /** One line for all of a session. Their titles are not told: not everybody who reads a report sees them. */
  const unreported = (some: readonly SourcePilot[]) => {
    const links = some.map(({ id }, at) =>
      path('pilots', id, some.length > 1 ? `${at + 1}` : 'A pilot of it'),
    );
    if (links.length === 0) return [];
    return links.length === 1
      ? [`${links[0]} has no report yet.`]
      : [`${links.length} pilots of it have no report yet: ${join(links)}.`];
  };
  const grownFrom = ({ sessionId, name }: SourceNote) =>
    pilots.filter((pilot) => pilot.sessionId === sessionId && pilot.noteName === name);
  const decidedIn = sessions.filter(({ id }) => decisions.some((note) => note.sessionId === id));
  const decided: Section = {
    title: ASSEMBLED.decided,
    thin: thinly(decidedIn.length, 'session'),
    groups: [
      {
        heading: null,
        items: decidedIn.map((session) => {
          const here = decisions.filter(({ sessionId }) => sessionId === session.id);
          const todo = actions.filter(({ sessionId }) => sessionId === session.id);
          const tried = pilots.filter(
            (pilot) =>
              pilot.sessionId === session.id && !here.some((note) => grownFrom(note).includes(pilot)),
          );
          const changed = revisions.filter(
            ({ artifactId, on }) => session.artifactIds.includes(artifactId) && on >= session.on,
          );
          const open = todo.filter(({ done }) => !done);
          const became = [
            ...(todo.length > 0
              ? [
                  ended(
                    `${todo.length - open.length} of ${several(todo.length, 'action')} done${
                      open.length > 0 ? `; open: ${said(open.map(({ text }) => text).join('; '), 160)}` : ''
                    }`,
                  ),
                ]
              : []),
            ...tried.slice(0, FEW).flatMap(outcome),
            ...changed
              .slice(0, FEW)
              .map((one) => `${toArtifact(one)}, revision ${one.number}: ${ended(said(one.changeNote))}`),
            ...unreported(
              pilots.filter(({ sessionId, verdict }) => sessionId === session.id && !verdict).slice(0, FEW),
            ),
          ];
          return {
            text: `${toSession(session)}, ${sayDay(session.on)}`,
            under: [
              ...here.flatMap((note) => [
                `**Decided:** ${ended(said(note.text))}`,
                ...grownFrom(note).flatMap(outcome),
              ]),
              ...(became.length > 0 ? became : ['Nothing is recorded of what became of it.']),
            ],
          };
        }),
        none: 'No decision was noted.',
      },
    ],
  };

  const recurring: Section = {
    title: ASSEMBLED.recurring,
    thin: null,
    groups: [
      {
        heading: null,
        items: patterns.map(({ word, notes: some, sessions: count }) => ({
          text: `**${said(word, 40)}**: ${several(some.length, 'note')} in ${several(count, 'session')}${
            count === 2 ? ', two sessions only' : ''
          }`,
          under: some.map((note) => noted(note).text),
        })),
        none: 'No term, no tag and no two words come back in two sessions, and no word in three.',
      },
    ],
  };

  const reported = (pilot: SourcePilot): Item => ({
    text: `${toPilot(pilot)} ${pilot.verdict ? VERDICTS[pilot.verdict] : ''}.${
      pilot.lesson.trim() ? ` ${ended(said(pilot.lesson))}` : ''
    }${pilot.artifact ? ` It tried ${path('knowledge', pilot.artifact.id, pilot.artifact.title)}.` : ''}`,
  });
  const triedOut: Section = {
    title: ASSEMBLED.tried,
    thin: thinly(over.length, 'pilot'),
    groups: [{ heading: null, items: otherPilots.map(reported), none: 'No pilot worked or came out mixed.' }],
  };
  const failed: Section = {
    title: ASSEMBLED.failed,
    thin: null,
    groups: [
      {
        heading: null,
        items: [...failedPilots.map(reported), ...failures.map(noted)],
        none: 'Nothing is recorded. Either all went well, or nobody said so.',
      },
    ],
  };

  const changed: Section = {
    title: ASSEMBLED.changed,
    thin: null,
    groups: [
      {
        heading: null,
        items: revisions.map((one) => ({
          text: `${toArtifact(one)}, ${one.number === 1 ? `new (${one.type})` : `revision ${one.number}`}, ${sayDay(one.on)}: ${ended(said(one.changeNote))}${
            one.incorporated > 0 ? ` It takes up ${several(one.incorporated, 'annotation')}.` : ''
          }`,
        })),
        none: 'Nothing was published.',
      },
    ],
  };

  const topicOf = ({ sessionId, name }: SourceNote) =>
    topics.find((topic) => topic.sessionId === sessionId && topic.noteName === name);
  const questions = of('question').filter(
    (note) => topicOf(note)?.isOpen !== false && grownFrom(note).length === 0,
  );
  const asked = new Set(questions.flatMap((note) => topicOf(note)?.id ?? []));
  const votesFor = (votes: number) => (votes > 0 ? `, ${several(votes, 'vote')}` : '');
  const open: Section = {
    title: ASSEMBLED.open,
    thin: null,
    groups: [
      {
        heading: null,
        items: [
          ...questions.map((note) => {
            const topic = topicOf(note);
            const waits = topic
              ? ` It waits as a topic: ${path('topics', topic.id, topic.title)}${votesFor(topic.votes)}.`
              : '';
            return { text: `${noted(note).text}${waits}` };
          }),
          ...topics
            .filter(({ id, isOpen }) => isOpen && !asked.has(id))
            .map(({ id, title, votes }) => ({
              text: `A topic that waits for its session: ${path('topics', id, title)}${votesFor(votes)}.`,
            })),
        ],
        none: 'No question was left open, and no topic waits.',
      },
    ],
  };

  const artifacts = [...new Map(revisions.map((one) => [one.artifactId, one])).values()];
  const list: Section = {
    title: ASSEMBLED.sources,
    thin: null,
    groups: [
      {
        heading: null,
        items: [
          ...sessions.map((one) => ({ text: `Session: ${toSession(one)}, ${sayDay(one.on)}` })),
          ...reportedPilots.map((one) => ({ text: `Pilot: ${toPilot(one)}` })),
          ...artifacts.map((one) => ({ text: `Page: ${toArtifact(one)}` })),
        ],
        none: 'None.',
      },
    ],
  };

  const sections = [
    { title: ASSEMBLED.inShort, thin: null, groups: [{ heading: null, items: inShort, none: '' }] },
    covered,
    decided,
    recurring,
    triedOut,
    failed,
    changed,
    open,
  ];
  return { head, sections, list };
}
