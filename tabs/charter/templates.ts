import type { CharterText } from '../../domain/charter/charter.ts';

export interface Template {
  readonly key: string;
  readonly name: string;
  readonly text: CharterText;
}

/** Whole charters to begin with, each for another kind of community. */
export const TEMPLATES: readonly Template[] = [
  {
    key: 'practice',
    name: 'We practise and report back',
    text: {
      purpose:
        'We lead teams, and we get better at it by trying one thing at a time and telling each other how it went. Whoever leads people here can join.',
      northStar:
        'Every one of us can point to three things they do differently this year, and to whom it helped.',
      outcomes: [
        'A handful of playbooks that somebody outside has used without asking us.',
        'At least one pilot a quarter from each of us, reported whether or not it worked.',
        'New leads find a partner here in their first month.',
      ],
      norms: [
        'Bring something real and recent, without the names of people who are not here.',
        'A failure told is worth two successes.',
        'Ask before you advise.',
        'What is said here stays here; what is learned leaves.',
        'We begin and end on time.',
      ],
      decisionRule:
        'We decide by consent: somebody proposes, everybody may object with a reason, and what nobody objects to is adopted and tried. Whoever facilitates decides how a session runs.',
    },
  },
  {
    key: 'peer',
    name: 'A peer group of new leads',
    text: {
      purpose:
        'We have all begun to lead in the last two years. We meet so that nobody has to find out alone what the others know already.',
      northStar: 'Nobody gives up leading in the first two years because they were left alone with it.',
      outcomes: [
        'Each of us has brought two situations of their own, and left with something to try.',
        'Each of us has a mentor with more years than ourselves.',
        'We know our ten most frequent first-year problems, with what has helped.',
      ],
      norms: [
        'Everybody brings a situation of their own in turn; nobody only listens.',
        'Questions first, advice only if it is asked for.',
        'Nothing said here is repeated to anybody’s manager.',
        'Not knowing is why we are here.',
      ],
      decisionRule:
        'What concerns one of us, they decide. What concerns all of us we decide together, by consent, in the last ten minutes of a session.',
    },
  },
  {
    key: 'change',
    name: 'Change one thing across teams',
    text: {
      purpose:
        'We come from different parts of the organisation and want to change one thing that none of us can change alone. When it has changed, we stop.',
      northStar: 'By next summer it is measurably different, and those who do the work say so.',
      outcomes: [
        'A measure that we all accept, taken before we began and every month since.',
        'Three ways that were tried in at least two teams each, with what came of them.',
        'A sponsor who has answered everything that we asked for, with yes or no.',
      ],
      norms: [
        'We argue from what was tried, not from rank.',
        'Small and soon before large and late.',
        'Whoever disagrees says so here, not afterwards.',
        'What did not work is written down where others find it.',
      ],
      decisionRule:
        'Pilots are decided by whoever runs them. What we ask of others is decided by consent of all who will have to stand for it. If we cannot agree within two sessions, the sponsor decides.',
    },
  },
  {
    key: 'light',
    name: 'One page, as little as possible',
    text: {
      purpose: 'We meet to learn from each other’s work as leaders.',
      northStar: '',
      outcomes: ['After each session at least one of us tries something.'],
      norms: [
        'One topic a session, begun and ended on time.',
        'What is said here stays here.',
        'Everybody facilitates in turn.',
      ],
      decisionRule: 'Whoever facilitates decides for the session; everything else is decided by consent.',
    },
  },
];
