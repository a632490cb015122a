import type { Name } from '../cast.ts';

/** What a decision is judged by before it is told to everybody. */
export const RUBRIC = {
  by: 'Chidi' as Name,
  day: -44,
  title: 'Will this decision hold?',
  changeNote: 'First version, after the log had shown us which decisions came back',
  body: `For a decision that several teams will live with, before it is told to them. It says what to talk about, and nothing about whoever made it.

| | Not yet | Getting there | Strong | It would hold |
|---|---|---|---|---|
| Clarity | Two of us would do two different things on Monday | We would do the same, and say it in different words | Whoever reads it once knows what to do | It says as well what is not decided |
| Who was heard | Those who were in the room | Those whom it touches were told before | Those whom it touches were asked, and something changed | Whoever was against it can say why it was decided so |
| Evidence | An opinion | One case, told second-hand | A pilot, or two cases of our own | It was looked for what would speak against it |
| Way back | Cannot be undone | Undone within a quarter, at a price | Undone within a week by one team | A day is set on which we look again |

## How to score

Each alone, without a word. Then reveal it, and talk about the line that is widest: whoever is lowest begins, whoever is highest goes second. Score again, and write down what was decided.
`,
};

export interface ScriptRound {
  readonly key: string;
  readonly by: Name;
  readonly day: number;
  readonly subject: string;
  /** Each pass: who scored what, and with which word on the first criterion. */
  readonly passes: readonly (readonly (readonly [Name, readonly number[], string?])[])[];
  /** What was decided; null while it is open. */
  readonly word: string | null;
  readonly againDays: number;
}

export const ROUNDS: readonly ScriptRound[] = [
  {
    key: 'on-call',
    by: 'Chidi',
    day: -41,
    subject: 'On-call rota moves to whole weeks',
    passes: [
      [
        ['Chidi', [2, 2, 2, 3]],
        ['Ana', [0, 1, 2, 2], 'A week from Monday or from Wednesday? Both are in the page.'],
        ['Ben', [3, 1, 2, 3], 'I could start tomorrow.'],
        ['Iva', [1, 2, 1, 2]],
        ['Arjun', [2, 1, 2, 3]],
        ['Leila', [1, 1, 2, 2], 'I would have asked who swaps when somebody is ill.'],
      ],
      [
        ['Chidi', [2, 1, 2, 3]],
        ['Ana', [2, 1, 2, 2]],
        ['Ben', [3, 1, 2, 3]],
        ['Iva', [2, 1, 1, 2]],
        ['Arjun', [2, 1, 2, 3]],
        ['Leila', [2, 1, 2, 3], 'With the line about illness.'],
      ],
    ],
    word: 'Whole weeks from Wednesday to Wednesday; illness is swapped in the channel. The night desk is asked before it starts.',
    againDays: 60,
  },
  {
    key: 'one-log',
    by: 'Priya',
    day: -5,
    subject: 'One decision log for all product teams',
    passes: [
      [
        ['Priya', [2, 1, 2, 3]],
        ['Marcus', [1, 0, 2, 2]],
        ['Tomás', [3, 1, 3, 2]],
      ],
    ],
    word: null,
    againDays: 60,
  },
];
