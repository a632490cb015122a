import { fold } from '../../shared/words.ts';
import type { ArtifactType } from '../artifact.ts';
import { isAssembled } from './assembled.ts';
import { bare, readSections, type Section, sectionOf, writeSections } from './sections.ts';

/** What an artifact of a type is asked. */
export interface Question {
  /** The heading under which its answer stands. */
  readonly title: string;
  /** What makes an answer a good one, in a sentence. */
  readonly hint: string;
  /** What the template says here. */
  readonly sample?: string;
  /** Not every artifact of the type answers it. */
  readonly optional?: true;
  /** What else people call it. */
  readonly also?: readonly string[];
}

/** What the text before the first section is for. */
export interface Opening {
  readonly title: string;
  readonly hint: string;
  readonly sample: string;
}

export interface Asked {
  readonly opening: Opening;
  readonly questions: readonly Question[];
}

/** The section of a training module that its walk ends with. */
export const TAKE_AWAY = 'Take away';

/** The types that are written as answers to questions. */
export const ASKED = {
  playbook: {
    opening: {
      title: 'What this is for',
      hint: 'Two or three sentences: what somebody can do with it.',
      sample: 'What this is for, in two or three sentences.',
    },
    questions: [
      {
        title: 'When it fits',
        hint: 'The situation in which it works, and the one in which to leave it alone.',
        sample: 'When to use this, and when not to.',
        also: ['When to use it', 'When to use this', 'When this fits'],
      },
      {
        title: 'Steps',
        hint: 'What you do in which order, with the words you say.',
        sample: '1. The first thing you do, with the words you say.\n2. Then…',
        also: ['How it goes', 'How to do it', 'The steps'],
      },
      {
        title: 'Why it works',
        hint: 'What it rests on, so that people know what they may change.',
        optional: true,
        also: ['Why'],
      },
      {
        title: 'Exceptions',
        hint: 'Where it went wrong or did not fit, and what to do there.',
        sample: '**The first trap.** What it looks like, and what to do.',
        optional: true,
        also: ['What usually goes wrong', 'When it goes sideways'],
      },
      {
        title: 'Checklist',
        hint: 'What is ticked while you do it, each line beginning with “- [ ]”.',
        sample: '- [ ] Before you begin\n- [ ] While it runs\n- [ ] Afterwards',
        optional: true,
      },
      {
        title: 'Know that it works',
        hint: 'What you will see, and by when.',
        sample: 'What you will see, and by when.',
        optional: true,
        also: ['How to know that it works'],
      },
    ],
  },
  'case note': {
    opening: {
      title: 'Where and when',
      hint: 'The team, its size and setting, the month and year.',
      sample: '**Where:** team, size, setting. **When:** month and year.',
    },
    questions: [
      { title: 'What happened', hint: 'What somebody in the room would have seen, before any explanation.' },
      { title: 'What we did', hint: 'Who did what, in which order, and what was left undone.' },
      { title: 'What came of it', hint: 'What changed, for whom, and how you know.' },
      {
        title: 'What we would do differently',
        hint: 'What you would tell somebody who is about to stand there.',
      },
    ],
  },
  'interview finding': {
    opening: {
      title: 'Who was asked',
      hint: 'Their role and setting, without a name unless they agreed, and who asked.',
      sample: '**Who:** role and setting, without a name unless they agreed. **Asked by:**',
    },
    questions: [
      { title: 'What we wanted to know', hint: 'The question behind the questions.' },
      { title: 'What they said', hint: 'In their own words where you can.', sample: '> In their own words.' },
      { title: 'What it means for us', hint: 'What you would do or stop doing because of it.' },
      { title: 'What we do not know yet', hint: 'What one conversation cannot tell, and whom to ask next.' },
    ],
  },
  'experiment summary': {
    opening: {
      title: 'In short',
      hint: 'One sentence for those who read no further.',
      sample: '',
    },
    questions: [
      {
        title: 'What we believed',
        hint: 'If we do this, then that changes, because… As you said it before you began.',
        sample: 'If we …, then …, because …',
      },
      {
        title: 'What we did',
        hint: 'Who, for how long, and what exactly.',
        sample: 'Who, how long, what exactly.',
      },
      {
        title: 'What happened',
        hint: 'The measure before and after, and what surprised you.',
        sample: '| Measure | Before | After |\n|---|---|---|\n| | | |',
      },
      {
        title: 'Verdict',
        hint: 'Worked, mixed or failed, and why. A clear failure is worth as much as a success.',
        sample: 'Worked, mixed or failed, and why. A clear failure is worth as much as a success.',
      },
      { title: 'Lesson', hint: 'What you know now that you did not know before.', also: ['What we learned'] },
      { title: 'What next', hint: 'Keep it, change it, drop it, or try it somewhere else.' },
    ],
  },
  'success story': {
    opening: {
      title: 'In one sentence',
      hint: 'What a person outside the team would repeat.',
      sample: 'One sentence that a person outside the team would repeat.',
    },
    questions: [
      { title: 'Before', hint: 'How it was, as those who were there would tell it.' },
      { title: 'What changed', hint: 'What somebody did, and when.' },
      {
        title: 'After',
        hint: 'How it is now, with a figure if there is one.',
        sample: 'With a figure, if there is one.',
      },
      {
        title: 'What made it possible',
        hint: 'What another team would need to do the same.',
        sample: 'What another team would need to do the same.',
      },
    ],
  },
  'training module': {
    opening: {
      title: 'What this is',
      hint: 'One or two sentences that make somebody want to begin.',
      sample: 'What this teaches, in one or two sentences.',
    },
    questions: [
      { title: 'For whom', hint: 'Who gets most out of it, and what they should know already.' },
      {
        title: 'How long it takes',
        hint: 'In minutes, with the try-outs, and whether it may be done in parts.',
      },
      {
        title: 'Afterwards you can',
        hint: 'What somebody does after it that they could not do before.',
        sample: '- The first thing',
      },
      {
        title: TAKE_AWAY,
        hint: 'One thing to try before you meet again.',
        sample: 'One thing to try before we meet again.',
        optional: true,
      },
    ],
  },
  'synthesis report': {
    opening: {
      title: 'Period and sources',
      hint: 'Which months, and what it is drawn from.',
      sample: '**Period:** **Drawn from:** sessions, pilots and notes',
    },
    questions: [
      {
        title: 'What we keep seeing',
        hint: 'Patterns, each with where it was seen.',
        sample: '1. A pattern, with where it was seen.',
      },
      {
        title: 'What works, and under which conditions',
        hint: 'What held in more than one team, and where.',
      },
      { title: 'What does not', hint: 'What failed, and what was learned from it.' },
      { title: 'What we still ask ourselves', hint: 'Open questions, and who could answer them.' },
      { title: 'What we will do about it', hint: 'What somebody does, who, and by when.', sample: '- [ ] ' },
    ],
  },
} as const satisfies { readonly [Type in ArtifactType]?: Asked };

export type AskedType = keyof typeof ASKED;

/** What a type is asked; null for one that has no questions. */
export const askedOf = (type: ArtifactType): Asked | null =>
  type in ASKED ? ASKED[type as AskedType] : null;

/** What a text of a type is asked: a report that was assembled is asked nothing more. */
export function askedIn(type: ArtifactType, body: string): Asked | null {
  const asked = askedOf(type);
  if (type !== 'synthesis report' || !asked) return asked;
  return isAssembled(readSections(body).sections) ? { ...asked, questions: [] } : asked;
}

/** The template of a type: its questions with what stands there to begin with. */
export function templateOf({ opening, questions }: Asked): string {
  const sections = questions.map(({ title, sample = '' }) => sectionOf(title, sample));
  const intro = opening.sample && `${opening.sample}\n\n`;
  return `${writeSections({ intro, sections }).trimEnd()}\n`;
}

const named = (title: string, { title: own, also = [] }: Question) =>
  [own, ...also].some((one) => fold(one) === fold(title));

/** What a field of a form holds: a section of the text, a question without one, or both. */
export interface FormField {
  /** null for a section of the writer's own. */
  readonly question: Question | null;
  /** null for a question that the text has no section for. */
  readonly section: Section | null;
}

/** The sections of a text in their order, with the questions that have none where one would answer them. */
export function fieldsOf(questions: readonly Question[], sections: readonly Section[]): FormField[] {
  const left = [...questions];
  const fields: FormField[] = sections.map((section) => {
    const at = left.findIndex((question) => named(section.title, question));
    return { question: at < 0 ? null : (left.splice(at, 1)[0] ?? null), section };
  });
  // What answers none of them, such as a template that was filled in or a report that was assembled, is written another
  // way: then they are only offered, behind what it says. A training is told in steps of its own besides.
  const isTold = questions !== ASKED['training module'].questions && sections.length > 0;
  if (isTold && left.length === questions.length)
    return [
      ...fields,
      ...left.map((question) => ({ question: { ...question, optional: true as const }, section: null })),
    ];
  for (const question of left) {
    const before = questions.slice(0, questions.indexOf(question));
    const after = fields.findLastIndex((one) => one.question !== null && before.includes(one.question));
    const next = fields.findIndex((one) => one.question !== null);
    const at = after >= 0 ? after + 1 : next >= 0 ? next : fields.length;
    fields.splice(at, 0, { question, section: null });
  }
  return fields;
}

/** What is written in answer to a question: what only the template says is no answer. */
export function answerIn({ question, section }: FormField): string {
  const text = bare(section?.text ?? '');
  return question?.sample !== undefined && text === question.sample.trim() ? '' : text;
}

/** What the words before the first section of a text answer; null where there are none, or the text is told otherwise. */
export function openingIn(type: ArtifactType, body: string): string | null {
  const asked = askedOf(type);
  if (!asked) return null;
  const { intro, sections } = readSections(body);
  const answers = fieldsOf(asked.questions, sections).some(({ question, section }) => question && section);
  return answers && /^\s*[^\s#]/.test(intro) ? asked.opening.title : null;
}

/** The questions that a text leaves without an answer, but for those that not every text answers. */
export function unanswered(type: ArtifactType, body: string): string[] {
  const asked = askedIn(type, body);
  if (!asked) return [];
  return fieldsOf(asked.questions, readSections(body).sections)
    .filter(
      (field) => field.question && !(field.question.optional && !field.section) && answerIn(field) === '',
    )
    .map(({ question }) => question?.title ?? '');
}
