import { cleanProse } from '../shared/text.ts';
import type { ArtifactType } from './artifact.ts';

// In a file of its own, because pages load it only where a template is asked for.

/** A starting point for each type: the questions its reader will have, in the order they come. */
export const TEMPLATES: Record<ArtifactType, string> = {
  playbook: `What this is for, and when not to use it, in two or three sentences.

## How it goes

1. The first thing you do, with the words you say.
2. Then…

## Checklist

- [ ] Before you begin
- [ ] While it runs
- [ ] Afterwards

## What usually goes wrong

**The first trap.** What it looks like, and what to do.

## Know that it works

What you will see, and by when.
`,
  checklist: `When to go through this, and who does.

- [ ] The first thing to check
- [ ] The next one, worded so that it is plainly done or not
- [ ] The one that is forgotten most often

If one cannot be ticked: what to do then.
`,
  'decision tree': `The question this answers, in one sentence.

## Is it urgent?

- [Yes](#contain-it)
- [No](#do-we-know-the-cause)

## Do we know the cause?

How you would tell, in a sentence.

- [Yes](#mend-it)
- [No](#contain-it)

## Contain it

What to do first, and who does it.

## Mend it

What to do, and how you know that it worked.

## Test cases

- A complaint from last week, cause unknown: *No*, *No* → [Contain it](#contain-it)
`,
  rubric: `What is judged here, and what the judgement is used for.

| | Not yet | Getting there | Strong |
|---|---|---|---|
| First quality | What you would see | What you would see | What you would see |
| Second quality | | | |
| Third quality | | | |

## How to score

Each person alone first, then compare the spread. Talk about the widest one.
`,
  template: `When to use this, and how long it takes to fill in.

---

**Purpose:**

**For whom:**

**By when:**

**What we will do:**

**How we will know:**
`,
  'case note': `**Where:** team, size, setting. **When:** month and year.

## What happened

## What we did

## What came of it

## What we would do differently
`,
  'interview finding': `**Who:** role and setting, without a name unless they agreed. **Asked by:**

## What we wanted to know

## What they said

> In their own words.

## What it means for us

## What we do not know yet
`,
  'experiment summary': `## What we believed

If we …, then …, because …

## What we did

Who, how long, what exactly.

## What happened

| Measure | Before | After |
|---|---|---|
| | | |

## Verdict

Worked, mixed or failed, and why. A clear failure is worth as much as a success.

## What next
`,
  'success story': `One sentence that a person outside the team would repeat.

## Before

## What changed

## After

With a figure, if there is one.

## What made it possible

What another team would need to do the same.
`,
  'training module': `**For:** who. **Takes:** minutes. **Afterwards you can:**

## Warm up

## Show

## Practise

- [ ] In pairs, ten minutes each
- [ ] Swap roles
- [ ] Say what you noticed

## Take away

One thing to try before we meet again.
`,
  roadmap: `**Where we want to be, and by when:**

| When | What will be true | Who leads |
|---|---|---|
| This month | | |
| This quarter | | |
| This year | | |

## What we are not doing

## What could change this
`,
  'synthesis report': `**Period:** **Drawn from:** sessions, pilots and notes

## What we keep seeing

1. A pattern, with where it was seen.

## What works, and under which conditions

## What does not

## What we still ask ourselves

## What we will do about it

- [ ] 
`,
};

/** Templates as they were, which drafts begun with them may still be. */
const FORMER: readonly string[] = [
  `The question this answers, in one sentence.

## Start here: is it urgent?

- **Yes:** go to *Contain it*.
- **No:** go to *Understand it*.

## Contain it

- Can it be undone within a day? **Yes:** undo it. **No:** call…

## Understand it

- …
`,
];

/** As a text is compared: blanks at the ends of lines and line ends of other systems are no work of anybody's. */
const compared = (body: string) =>
  cleanProse(body)
    .replace(/[^\S\n]+$/gm, '')
    .trim();

/** Whether a text is one of the templates as it came. */
export function isTemplate(body: string): boolean {
  const text = compared(body);
  return [...Object.values(TEMPLATES), ...FORMER].some((template) => compared(template) === text);
}
