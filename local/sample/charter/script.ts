import type { CharterText } from '../../../domain/charter/charter.ts';
import type { Name } from '../cast.ts';
import { charter } from '../community.ts';

// Of the community itself only the text counts here; its rhythm is the organisers'.
const { purpose, northStar, norms } = charter('2026-01-01');

const first: CharterText = {
  purpose,
  northStar:
    'Four in ten of those who leave us name their manager as the reason. In two years it is one in ten.',
  outcomes: ['Playbooks that hold up outside this room'],
  norms: norms.slice(0, 5),
  decisionRule: 'We talk until we agree.',
};

const second: CharterText = {
  purpose,
  northStar,
  outcomes: [
    'Five playbooks that somebody outside this room has used without asking us',
    'One pilot a quarter from everybody, reported whether or not it worked',
    'Nobody who begins to lead here has to find a partner alone',
  ],
  norms,
  decisionRule:
    'By consent: somebody proposes, everybody may object with a reason, and what nobody objects to is adopted and tried. How a session runs is decided by whoever facilitates it.',
};

interface Proposed {
  readonly by: Name;
  readonly day: number;
  readonly text: CharterText;
  readonly word: string;
}

export const FIRST: Proposed = {
  by: 'Priya',
  day: -355,
  text: first,
  word: 'What we said at dinner, so that it is still there when the six of us are twelve.',
};

export const SECOND: Proposed & {
  readonly objection: { readonly by: Name; readonly day: number; readonly words: string };
  readonly changed: Pick<Proposed, 'day' | 'text' | 'word'>;
  readonly consents: readonly Name[];
} = {
  by: 'Chidi',
  day: -172,
  text: {
    ...second,
    outcomes: ['Five playbooks', 'One pilot a month from everybody', 'A partner for whoever begins to lead'],
  },
  word: '“We talk until we agree” has cost us three sessions. And we never said what should come of all this.',
  objection: {
    by: 'Leila',
    day: -170,
    words:
      'A pilot a month from everybody makes twelve reports that nobody reads, and people will begin small things to have one. I would rather have four that are honest.',
  },
  changed: {
    day: -167,
    text: second,
    word: 'A pilot a quarter, as Leila says, and outcomes that somebody else could check.',
  },
  consents: ['Leila', 'Ana'],
};

/** Who accepted the second version when. Two have not. */
export const ACCEPTED: readonly { readonly day: number; readonly names: readonly Name[] }[] = [
  { day: -156, names: ['Priya', 'Chidi', 'Leila', 'Devika'] },
  { day: -153, names: ['Ana', 'Ben'] },
  { day: -68, names: ['Iva', 'Arjun'] },
  { day: -50, names: ['Tomás'] },
];
