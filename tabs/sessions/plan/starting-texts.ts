import type { SessionFormat } from '../../../domain/sessions/session.ts';

/** An item of a starting agenda: title, prompt, and how many of 100 minutes it takes. */
export type StartingItem = readonly [title: string, prompt: string, share: number];

const CHECK_IN: StartingItem = ['Check-in', 'One sentence each: what brings you here today?', 10];
/** Closes every session. */
export const DEBRIEF: StartingItem = [
  'Debrief',
  'What worked, what did not, and what will you try before we meet again?',
  10,
];

/** What a session of each format usually goes like: a place to start from, not a rule. */
export const STARTING: Record<SessionFormat, readonly StartingItem[]> = {
  demonstration: [
    CHECK_IN,
    ['Demonstration', 'Show one real example, from start to end.', 25],
    ['Practise in pairs', 'Take turns. The listener says only what they saw and heard.', 35],
    ['What we saw', 'What worked, what did not, and under which conditions?', 20],
    DEBRIEF,
  ],
  experiment: [
    CHECK_IN,
    ['The hypothesis', 'If we do this, then what changes, and how would we notice?', 20],
    ['Design the trial', 'The smallest thing that could prove us wrong within a month.', 40],
    ['Who tries it', 'Which team, from when, and who checks in?', 20],
    DEBRIEF,
  ],
  debrief: [
    CHECK_IN,
    ['What was tried', 'What was meant to happen, and what did?', 25],
    ['What worked, what failed', 'Name the constraints. A failure is a result.', 35],
    ['What changes in the playbook', 'Which passage holds, which needs an exception?', 20],
    DEBRIEF,
  ],
  'case study': [
    CHECK_IN,
    ['The case', 'The situation, the people, the moment of choice. No solution yet.', 20],
    ['Questions only', 'Ask to understand; advice comes later.', 20],
    ['What we would do', 'In threes: options, and what each would cost.', 25],
    ['What was done', 'The teller says what happened next.', 15],
    DEBRIEF,
  ],
  storytelling: [
    CHECK_IN,
    ['First story', 'A moment of leading that went otherwise than planned.', 25],
    ['Second story', 'What did you believe before, and what after?', 25],
    ['What they share', 'Which pattern do we recognise from our own teams?', 30],
    DEBRIEF,
  ],
  'role-play': [
    CHECK_IN,
    ['Set the scene', 'Who is in the room, what is at stake, how does it begin?', 15],
    ['First round', 'Play it. Anyone may call a pause.', 25],
    ['What we noticed', 'What was said, what was heard, what was left out?', 15],
    ['Second round', 'The same scene with one thing done differently.', 25],
    DEBRIEF,
  ],
  coaching: [
    CHECK_IN,
    ['The dilemma', 'What is hard about it, and what has been tried?', 20],
    ['Open questions', 'Questions that help to think; no advice in disguise.', 35],
    ['What shifted', 'What do you see now that you did not see before?', 25],
    DEBRIEF,
  ],
  showcase: [
    ['Welcome', 'Who we are, what we work on, who is here for the first time.', 10],
    ['What we tried', 'One practice, told by those who tried it.', 30],
    ['What it changed', 'The measure before and after, and what failed on the way.', 25],
    ['Questions from our guests', 'What would stop this from working where you are?', 25],
    ['How to take it home', 'Where the playbook is, and whom to ask.', 5],
    DEBRIEF,
  ],
};
