import { momentOf, wallTime } from '../../domain/shared/time.ts';
import { marginalia } from './annotations/annotation-diary.ts';
import type { Name } from './cast.ts';
import { agreeing } from './charter/charter-life.ts';
import { charter, FOUNDED_DAY, FOUNDER, JOINING, LEFT, membersOn } from './community.ts';
import { wording } from './glossary/glossary-life.ts';
import { comings } from './inclusion/inclusion-life.ts';
import type { Life } from './life.ts';
import type { Lives } from './lives.ts';
import { firstWeeks } from './onboarding/first-weeks.ts';
import { tryings } from './pilots/pilot-diary.ts';
import { EDITIONS } from './playbooks.ts';
import { thanks } from './recognition/recognition-life.ts';
import { rhythms } from './rhythm/rhythm-life.ts';
import { electing } from './roles/role-life.ts';
import { agreements } from './rota/rota-life.ts';
import { confidences } from './safety/safety-life.ts';
import { scorings } from './scoring/scoring-life.ts';
import { type Answer, type PastSession, type Plan, type PlaybookKey, TIME, ZONE } from './script.ts';
import { circle, sayingNo, upwards } from './sessions/coming.ts';
import { deciding } from './sessions/deciding.ts';
import { feedback } from './sessions/feedback.ts';
import { meetings, oneToOnes, reachable } from './sessions/first-year.ts';
import { handover } from './sessions/handover.ts';
import { premortem } from './sessions/premortem.ts';
import { proposals } from './topics/topic-life.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIVE_MINUTES = 5 * MINUTE;
/** How far ahead the session begins that can be joined at once, counted on to the clock's next five minutes. */
const SOON = 10 * MINUTE;
/** Between two people's answers. */
const APART = 11 * MINUTE;

/** Something that happens in the community's life. */
export interface Happening {
  readonly at: Date;
  readonly what: string;
  readonly happens: () => Promise<void>;
  /**
   * What it leaves to be done before much time passes: work in the queues, answers to be read from the calendars. A
   * session that was held leaves both work and who was there.
   */
  readonly leaves?: 'work' | 'answers' | 'attendance';
}

/** Everything that happened, in order, up to a moment before now. */
export function diary(lives: Lives, now: Date): Happening[] {
  const {
    life,
    pilots,
    annotations,
    topics,
    charter: agreed,
    glossary,
    roles,
    rota,
    rhythm,
    safety,
    recognition,
    inclusion,
    onboarding,
    scoring,
  } = lives;
  const all: Happening[] = [];
  const at = (moment: number, what: string, happens: () => Promise<void>, leaves?: Happening['leaves']) =>
    all.push({ at: new Date(moment), what, happens, ...(leaves && { leaves }) });
  const on = (day: number, time: string) => momentOf({ date: life.date(day), time }, ZONE).getTime();
  const fortnightly = (day: number) => ({ date: life.date(day), time: TIME, minutes: 60, zone: ZONE });
  const answered = (plan: Plan, day: number, from: number) => {
    answers(plan, membersOn(day)).forEach(([name, answer], index) => {
      const moment =
        answer.day === undefined ? from + index * APART : on(answer.day, '10:50') + index * MINUTE;
      at(moment, `${name} answers “${plan.key}”`, () => life.answer(plan, name, answer), 'answers');
    });
  };

  at(on(FOUNDED_DAY, '09:05'), `${FOUNDER} starts the community`, () =>
    life.found(FOUNDER, charter(life.date(0))),
  );
  for (const { day, role, names } of JOINING) {
    const what = `${names.join(' and ')} ${names.length > 1 ? 'join' : 'joins'}`;
    at(on(day, '11:20'), what, () => life.join(FOUNDER, names, role), 'work');
  }
  at(
    on(LEFT.joinedDay, '11:20'),
    `${LEFT.name} joins`,
    () => life.join(FOUNDER, [LEFT.name], 'member'),
    'work',
  );
  at(on(LEFT.leftDay, '17:20'), `${LEFT.name} leaves`, () => life.leave(FOUNDER, LEFT.name), 'work');
  for (const [key, editions] of Object.entries(EDITIONS)) {
    for (const edition of editions) {
      const publish = () => life.publish(key as PlaybookKey, edition);
      at(on(edition.day, '16:15'), `${edition.by} publishes ${key}`, publish, 'work');
    }
  }

  for (const session of [oneToOnes, meetings, reachable, feedback, deciding, premortem, handover]) {
    const { key, plannedDay } = session;
    const plan = () => life.plan(session, fortnightly(session.day));
    at(on(plannedDay, '10:05'), `${session.host} plans “${key}”`, plan, 'work');
    answered(session, plannedDay, on(plannedDay, '10:50'));
    for (const happening of course(life, session, on(session.day, TIME))) all.push(happening);
  }

  all.push(...tryings(pilots, on), ...marginalia(annotations, on), ...proposals(topics, on));
  all.push(
    ...agreeing(agreed, on),
    ...wording(glossary, on),
    ...electing(roles, on),
    ...agreements(rota, on),
    ...rhythms(rhythm, on),
  );
  all.push(...confidences(safety, on), ...thanks(recognition, on));
  all.push(...comings(inclusion, on, life.date(0)));
  all.push(...firstWeeks(onboarding, life, on), ...scorings(scoring, on));

  const next = () => life.plan(upwards, fortnightly(0));
  at(on(-15, '10:05'), 'the next session is planned', next, 'work');
  answered(upwards, 0, on(-13, '09:40'));
  const { takes } = upwards;
  if (takes)
    at(on(takes.day, '18:40'), 'the next session takes a report', () =>
      life.take(upwards, upwards.facilitator, takes.pilot),
    );
  const afterwards = () => life.plan(sayingNo, fortnightly(14));
  at(on(-5, '16:40'), 'the one after it is planned', afterwards, 'work');
  answered(sayingNo, 0, on(-5, '17:10'));
  const soon = wallTime(new Date(Math.ceil((now.getTime() + SOON) / FIVE_MINUTES) * FIVE_MINUTES), ZONE);
  const today = () => life.plan(circle, { ...soon, minutes: 45, zone: ZONE });
  at(now.getTime() - 4 * HOUR, 'today’s coaching circle is planned', today, 'work');
  answered(circle, 0, now.getTime() - 3 * HOUR);
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What everybody invited does with the invitation, those who do something with it. */
function answers({ host, replies }: Plan, members: readonly Name[]): [Name, Answer][] {
  const late = (Object.keys(replies) as Name[]).filter((name) => !members.includes(name));
  return [...members, ...late]
    .filter((name) => name !== host)
    .flatMap((name): [Name, Answer][] => {
      const reply = replies[name] ?? { how: 'accept' };
      return reply === 'silent' ? [] : [[name, reply]];
    });
}

/** How a session went, from the hand-over before it to the actions done after it. */
function course(life: Life, session: PastSession, start: number): Happening[] {
  const { key, handedOver, takes } = session;
  const during = (minute: number) => new Date(start + minute * MINUTE);
  const on = (day: number, time: string) => momentOf({ date: life.date(day), time }, ZONE);
  return [
    ...(handedOver
      ? [
          {
            at: on(handedOver.day, '16:40'),
            what: `“${key}” is handed over`,
            happens: () => life.handOver(session, handedOver.to),
            leaves: 'work' as const,
          },
        ]
      : []),
    ...(takes
      ? [
          {
            at: on(takes.day, '18:40'),
            what: `“${key}” takes a report`,
            happens: () => life.take(session, handedOver?.to ?? session.facilitator, takes.pilot),
          },
        ]
      : []),
    ...session.moves.map(([minute, item]) => ({
      at: during(minute),
      what: `“${key}” comes to ${item}`,
      happens: () => life.moveTo(session, item),
    })),
    ...session.notes.flatMap((note) => [
      {
        at: during(note.at),
        what: `${note.by ?? 'somebody'} notes something in “${key}”`,
        happens: () => life.note(session, note),
      },
      ...(note.doneDay === undefined
        ? []
        : [
            {
              at: on(note.doneDay, '09:30'),
              what: `${note.owner} has done what was agreed in “${key}”`,
              happens: () => life.tickOff(note),
            },
          ]),
    ]),
    {
      at: during(session.closedAfter),
      what: `“${key}” is closed`,
      happens: () => life.close(session),
      leaves: 'attendance',
    },
  ];
}
