import { hashOf } from '../shared/hash.ts';
import { cleanProse } from '../shared/text.ts';
import type { ArtifactType } from './artifact.ts';
import { ASKED, templateOf } from './types/questions.ts';

// In a file of its own, because pages load it only where a template is asked for.

/** A starting point for each type: the questions its reader will have, in the order they come. */
export const TEMPLATES: Record<ArtifactType, string> = {
  playbook: templateOf(ASKED.playbook),
  checklist: `When to go through this, and who does.

- [ ] The first thing to check *(facilitator)*

  *Why:* what goes wrong without it.
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
| | | | |
| | | | |
| | | | |

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
  'case note': templateOf(ASKED['case note']),
  'interview finding': templateOf(ASKED['interview finding']),
  'experiment summary': templateOf(ASKED['experiment summary']),
  'success story': templateOf(ASKED['success story']),
  'training module': templateOf(ASKED['training module']),
  roadmap: `**Where we want to be, and by when:**

| Stage | Date | What will be true | Who leads |
|---|---|---|---|
| First | | | |
| Second | | | |
| Third | | | |

## What we are not doing

## What could change this
`,
  'synthesis report': templateOf(ASKED['synthesis report']),
};

/** The hashes of templates that earlier versions began with. */
const EARLIER: ReadonlySet<number> = new Set([
  0x8d2ad3b6, 0x23d3254d, 0x75114099, 0xa2efcad1, 0x4a20b9c8, 0xb8a0fc3b, 0x8a006322,
]);

/** As a text is compared: blanks at the ends of lines and line ends of other systems are no work of anybody's. */
const compared = (body: string) =>
  cleanProse(body)
    .replace(/[^\S\n]+$/gm, '')
    .trim();

/** Whether a text is one of the templates as it came. */
export function isTemplate(body: string): boolean {
  const text = compared(body);
  return (
    Object.values(TEMPLATES).some((template) => compared(template) === text) || EARLIER.has(hashOf(text))
  );
}
