import { meetings, oneToOnes, reachable } from '../sessions/first-year.ts';
import type { ScriptPilot } from './script.ts';

export const agendas: ScriptPilot = {
  key: 'agendas',
  owner: 'Ana',
  title: 'The agenda of our one-to-ones is theirs',
  plan: 'They send me two lines the evening before, or nothing. I bring nothing in writing. If there is nothing on the page we go for a walk, and I wait.',
  aim: 'I hear of what goes wrong when it begins, and not in the exit interview.',
  prediction: {
    statement: 'In six of ten one-to-ones the first subject comes from them',
    measure: {
      name: 'One-to-ones in which they began',
      unit: 'of 10',
      direction: 'up',
      before: 2,
      threshold: 6,
    },
  },
  team: { name: 'Checkout', size: 10, function: 'product', works: 'both' },
  taxonomy: 'people',
  from: { session: oneToOnes, note: 'agenda' },
  day: -317,
  endDay: -240,
  checkInDays: 7,
  checkIns: [
    { day: -310, state: 'wobbling', value: 2, words: 'Eight of ten asked me what was on the agenda.' },
    { day: -303, state: 'wobbling', value: 3, words: 'Three walks in silence. My feet know the canal now.' },
    { day: -296, state: 'stuck', value: 2, words: 'A release. I brought a list after all, and read it.' },
    { day: -289, state: 'wobbling', value: 4, words: 'The first two lines that were not about a project.' },
    { day: -282, state: 'on-track', value: 5, words: 'Somebody asked for more time. New.' },
    { day: -275, state: 'on-track', value: 4, words: 'Two on holiday, so four of eight.' },
    { day: -268, state: 'on-track', value: 6, words: 'I was told that I interrupt. By three of them.' },
    { day: -261, state: 'on-track', value: 7, words: 'Nobody asks any more what is on the agenda.' },
    { day: -254, state: 'on-track', value: 6, words: 'One still brings nothing. We walk.' },
    { day: -247, state: 'on-track', value: 8, words: 'I heard of a plan to leave in time to talk about it.' },
  ],
  report: {
    day: -239,
    verdict: 'worked',
    value: 7,
    outcome:
      'From the seventh week on they began in six or more of ten. Two conflicts and one wish to leave reached me while there was still something to do.',
    lesson:
      'Whoever writes the agenda decides what will not be said. I had thought for six years that I was listening, and I was holding a status meeting with one attendee.',
    surprise:
      'It got worse first. For a month they took my empty page for a test, and I very nearly brought the list back.',
    conditions:
      'Ten people and an hour each. With twenty I would not have had the patience for the silent month.',
  },
};

export const forecast: ScriptPilot = {
  key: 'forecast',
  owner: 'Marcus',
  title: 'The Monday forecast without slides',
  plan: 'No slides for six weeks. Each region says its number, what changed since last Monday, and what it needs.',
  aim: 'A forecast call that is about deals, and is over in time for people to make some.',
  prediction: {
    statement: 'Without slides the call takes 45 minutes',
    measure: {
      name: 'Length of the call',
      unit: 'minutes',
      direction: 'down',
      before: 75,
      threshold: 45,
    },
  },
  team: { name: 'Sales East', size: 22, function: 'sales', works: 'remote' },
  taxonomy: 'process',
  day: -294,
  endDay: -252,
  checkInDays: 14,
  checkIns: [
    {
      day: -280,
      state: 'wobbling',

      words: 'They read the slides out that they were not to bring.',
    },
    { day: -259, state: 'stuck', value: 80, words: 'Longer than before. Everybody explains.' },
  ],
  report: {
    day: -250,
    verdict: 'failed',
    value: 80,
    outcome: 'The call is longer than it was. We have the slides back, three of them.',
    lesson:
      'I took away the slides and left the fear that they were made of. Whoever is asked in front of twenty people why the number fell will bring something to hide behind. Without slides it was longer sentences.',
    surprise:
      'The youngest of them told me afterwards that the slides had been the only part in which she was not interrupted.',
    conditions: 'In a team that is not ranked by the number under discussion it may well work.',
  },
};

export const handovers: ScriptPilot = {
  key: 'handovers',
  owner: 'Ben',
  title: 'Ten minutes of reading before the shift handover',
  plan: 'The shift that goes writes one page by ten to. The shift that comes reads it in silence, then asks. Nobody reads aloud.',
  aim: 'Customers do not have to tell the same thing twice because we changed chairs.',
  prediction: {
    statement: 'Half as many calls have to be explained twice',
    measure: {
      name: 'Calls explained twice after a handover',
      unit: 'a week',
      direction: 'down',
      before: 31,
      threshold: 15,
    },
  },
  team: { name: 'Customer desk', size: 34, function: 'operations', works: 'together' },
  with: [{ name: 'Devika', discipline: 'programme' }],
  taxonomy: 'process',
  from: { session: meetings, note: 'read' },
  day: -245,
  endDay: -189,
  checkInDays: 7,
  checkIns: [
    {
      day: -238,
      state: 'wobbling',
      value: 30,
      words: 'Four pages on the first evening. Nobody read to the end.',
    },
    {
      day: -231,
      state: 'wobbling',
      value: 27,
      words: 'One page, because I cut the others off with scissors.',
    },
    { day: -224, state: 'stuck', value: 32, words: 'Bank holiday, half of the desk were temps.' },
    { day: -217, state: 'on-track', value: 22, words: 'Night shift asks better questions than I do.' },
    {
      day: -210,
      state: 'on-track',
      value: 18,
      by: 'Devika',
      words: 'I sat in for a night. It really is silent.',
    },
    {
      day: -203,
      state: 'on-track',
      value: 14,
      words: 'The page has a line now for “what I would look at first”.',
    },
    { day: -196, state: 'on-track', value: 11, words: 'First week in which nobody waited at the door.' },
  ],
  report: {
    day: -187,
    verdict: 'worked',
    value: 9,
    outcome:
      'From 31 a week to about a third. Handover takes eleven minutes instead of twenty, and people leave on time.',
    lesson:
      'What is read aloud is nobody’s. On paper they could see what was missing, and they said so to the person who had left it out, while he was still there.',
    surprise:
      'The page got short because those who write it read one themselves eight hours later. No rule of mine did that.',
    conditions:
      'Both shifts in one room. I do not know what it does where the one goes home before the other wakes.',
  },
  corrected: {
    day: -182,
    value: 12,
    word: 'Two night shifts were missing from the last week’s count: it was 12, not 9',
  },
};

export const board: ScriptPilot = {
  key: 'board',
  owner: 'Devika',
  title: 'One question instead of the status round',
  plan: 'The programme board opens with the one question that its members would rather not answer.',
  aim: 'The board hears of a late programme before the newspaper does.',
  team: { name: 'Programme board', size: 7, function: 'strategy', works: 'both' },
  taxonomy: 'strategy',
  day: -230,
  endDay: -174,
  checkInDays: 14,
  checkIns: [
    {
      day: -216,
      state: 'wobbling',
      words: 'Two meetings so far. One answer that was none, and a very good one.',
    },
  ],
  ended: {
    day: -200,
    word: 'The board was dissolved in week four. Anything I could say about two meetings would be a guess.',
  },
};

export const onCall: ScriptPilot = {
  key: 'on-call',
  owner: 'Chidi',
  title: 'Whoever is on call decides',
  plan: 'Up to a rollback of a day’s work they decide alone, and write me five lines that I read in the morning. I answer with questions only.',
  prediction: {
    statement: 'They call me three times a fortnight at most',
    measure: {
      name: 'Calls to me at night',
      unit: 'a fortnight',
      direction: 'down',
      before: 11,
      threshold: 3,
    },
  },
  team: { name: 'Platform on-call', size: 9, function: 'engineering', works: 'both' },
  taxonomy: 'technology',
  from: { session: reachable, note: 'on-call' },
  day: -168,
  endDay: -112,
  checkInDays: 14,
  checkIns: [
    {
      day: -154,
      state: 'wobbling',
      value: 9,
      words: 'They decide, and then they call to hear that it was right.',
    },
    { day: -140, state: 'on-track', value: 6, words: 'I stopped saying “good call”. It helped.' },
    { day: -126, state: 'wobbling', value: 7, words: 'Payments has been ours for two weeks, and it shows.' },
    { day: -113, state: 'on-track', value: 5, words: 'Four of the five were payments.' },
  ],
  amended: {
    day: -133,
    prediction: {
      statement: 'They call me five times a fortnight at most, payments included',
      measure: {
        name: 'Calls to me at night',
        unit: 'a fortnight',
        direction: 'down',
        before: 11,
        threshold: 5,
      },
    },
    reason:
      'We took over the payment alerts in the fourth week, about which nobody on the rota knows anything yet. Three was a guess about another system.',
  },
  report: {
    day: -110,
    verdict: 'mixed',
    value: 5,
    outcome:
      'Eleven calls became five, and the five are about the system that is new to us. Two rollbacks were unnecessary, and cost us an afternoon each.',
    lesson:
      'Permission was not what they lacked. They lacked somebody to be wrong with. Since the five lines go to the whole rota and no longer to me, they call each other.',
    surprise:
      'My praise kept the calls coming. Saying “good call” at three in the morning is a reward for calling.',
    conditions:
      'We can roll back in minutes. Where a mistake cannot be taken back I would begin with a smaller edge.',
  },
};

export const fridays: ScriptPilot = {
  key: 'fridays',
  owner: 'Leila',
  title: 'No meetings on Fridays',
  team: { name: 'Data platform', size: 12, function: 'data', works: 'remote' },
  taxonomy: 'people',
  day: -126,
  endDay: -70,
  checkInDays: 14,
  checkIns: [
    { day: -112, state: 'wobbling', words: 'Lovely for ten of us. Two are on duty and find nobody.' },
    {
      day: -105,
      state: 'stuck',
      words: 'The Friday meetings are on Thursday evening now. In Pune that is night.',
    },
  ],
  report: {
    day: -99,
    verdict: 'stopped',
    value: null,
    outcome: 'We stopped after four Fridays. Everybody may keep any half day free, and says which.',
    lesson:
      'I had asked the people who agreed with me. An empty day is made of other people’s full ones, and those sat in another time zone and had not been asked.',
    surprise: 'Nobody complained. I heard of the Thursday evenings from a calendar.',
    conditions: 'One office, one time zone, nobody on duty: then perhaps.',
  },
};

export const skipLevels: ScriptPilot = {
  key: 'skip-levels',
  owner: 'Priya',
  title: 'Half an hour with everybody two levels away',
  plan: 'No agenda, no notes, forty people in seven weeks.',
  prediction: {
    statement: 'I hear of at least five things that my leads have known for months',
    measure: null,
  },
  team: { name: 'Engineering London', size: 40, function: 'engineering', works: 'both' },
  taxonomy: 'people',
  day: -91,
  endDay: -42,
  checkInDays: 14,
  checkIns: [
    { day: -77, state: 'on-track', words: 'Twelve talks. I have begun to ask what I should not hear.' },
    { day: -63, state: 'wobbling', words: 'My leads ask me what was said. Of course they do.' },
  ],
  report: {
    day: -40,
    verdict: 'mixed',
    value: null,
    outcome: 'Thirty-one of forty talks, and seven things that I had not known.',
    lesson: 'Being told costs the teller more than it costs me.',
  },
  withdrawn: {
    day: -38,
    word: 'Two people could be recognised in what I wrote. I report it again when both have read it.',
  },
};
