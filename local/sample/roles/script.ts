import type { RoleDraft } from '../../../domain/roles/role.ts';
import type { Name } from '../cast.ts';

export interface ScriptRole extends Pick<RoleDraft, 'title' | 'description' | 'carries'> {
  readonly key: string;
  readonly by: Name;
  readonly day: number;
  readonly gatherDays: number;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly nominatedDay: number;
  readonly nominations: readonly { readonly by: Name; readonly whom: Name; readonly reason: string }[];
}

export const KEEPER = {
  key: 'keeper',
  by: 'Devika' as Name,
  title: 'Keeper of the playbooks',
  description:
    'Looks once a month at what is due for review, asks whoever wrote it, and says so in the session when nobody answers. An hour a month. Does not write other people’s playbooks for them.',
  carries: null,
  day: -220,
  gatherDays: 7,
  fromDay: -195,
  untilDay: 170,
  nominatedDay: -217,
  nominations: [
    {
      by: 'Chidi' as Name,
      whom: 'Ben' as Name,
      reason: 'His handover page is the only document here that got shorter with every revision.',
    },
    {
      by: 'Ana' as Name,
      whom: 'Ben' as Name,
      reason: 'He reads to the end before he says anything, and then he says it to the author.',
    },
    {
      by: 'Priya' as Name,
      whom: 'Ana' as Name,
      reason: 'She has asked me three times what I meant. Twice I had not known.',
    },
  ],
  answers: [
    ['Ben', true],
    ['Ana', false],
  ] as readonly (readonly [Name, boolean])[],
  proposed: {
    day: -208,
    whom: 'Ben' as Name,
    untilDay: 170,
    word: 'Two nominated him for the same habit, and he has said yes.',
  },
  objection: {
    by: 'Marcus' as Name,
    day: -206,
    words:
      'A year is long for a chore. Whoever keeps it so long ends up owning it, and the rest of us stop looking.',
  },
  changed: {
    day: -203,
    untilDay: 45,
    word: 'Eight months, as Marcus says; then somebody else learns the shelves.',
  },
} satisfies ScriptRole & Record<string, unknown>;

export const MENTOR: ScriptRole = {
  key: 'mentor',
  by: 'Priya',
  title: 'Mentor for new leads',
  description:
    'Half an hour a fortnight with whoever has begun to lead since the summer, for as long as they like. You bring your own first year, the embarrassing part included.',
  carries: 'mentor',
  day: -8,
  gatherDays: 10,
  fromDay: 5,
  untilDay: 200,
  nominatedDay: -6,
  nominations: [
    { by: 'Iva', whom: 'Chidi', reason: 'He told us about the rollback before anybody had asked.' },
    { by: 'Arjun', whom: 'Chidi', reason: 'When I began he called me, and talked about his mistakes only.' },
    { by: 'Tomás', whom: 'Leila', reason: 'She asks who was not asked.' },
    { by: 'Ben', whom: 'Leila', reason: 'The Friday report. I would have hidden it.' },
  ],
};
