/** A decision tree with two questions and two outcomes, whose branches merge. */
export const A_TREE = `## Is it urgent?

- [Yes](#is-anybody-hurt)
- [No](#wait)

## Is anybody hurt?

- [Yes](#call-for-help)
- [No](#wait)

## Call for help

## Wait

Until Monday.`;
